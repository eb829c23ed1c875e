import type { ChatRef } from '../../src/domain/chat-ref.ts'
import { createRecent } from '../../src/domain/recent.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Membership } from '../../src/ports/membership.ts'
import type { Delivered } from '../../src/ports/outbox.ts'
import type { Switches } from '../../src/ports/switches.ts'
import type { Account, SeenContact, SeenRoom } from './account.ts'
import { CHANNEL } from './capabilities.ts'
import { likeness, type Sketch, sketchOf } from './likeness.ts'

/** The id of this login, or why nothing may be sent. */
export type Resolved =
	| { readonly kind: 'found'; readonly id: string }
	| Extract<Delivered, { kind: 'gone' | 'no-rights' | 'later' }>

/**
 * Who is who across logins, at which WeChat gives rooms and people other ids. A room is its topic, with a sketch of its
 * members as proof; a person is their WeChat number, else name and alias. Whoever is in doubt has no identity.
 */
export interface Identities {
	/** Null where it is not sure. */
	readonly ofRoom: (roomId: string) => Promise<ChatRef | null>
	readonly ofPerson: (contactId: string) => Promise<ChatRef | null>
	readonly resolve: (ref: ChatRef) => Promise<Resolved>
	/** A room got another topic. */
	readonly renamed: (roomId: string, topic: string, before: string) => Promise<void>
	/** The account is in a room no more. */
	readonly left: (roomId: string) => Promise<void>
	/** Nothing of this login holds any more. */
	readonly forget: () => void
}

export interface IdentitiesOptions {
	readonly account: Account
	readonly shared: Switches
	readonly membership: Membership
	/** Keyed, so that names cannot be read from what is kept. */
	readonly hash: (...parts: readonly string[]) => string
	readonly laterMs: number
	readonly clock: Clock
	readonly log: Log
}

/** Half of the members have to be the same ones. */
const LIKE = 0.5

const MOST_PEOPLE = 2000
const PEOPLE_MS = 10 * 60_000

const ROOM = 'room:'
const PERSON = 'person:'

const refOf = (chat: string): ChatRef => ({ platform: CHANNEL, chat, thread: null })
const chatOfTopic = (topic: string): string => `${ROOM}${topic}`

export const createIdentities = (options: IdentitiesOptions): Identities => {
	const { account, shared, membership, hash, laterMs, clock, log } = options
	/** Of this login: rooms that were proven to be what they are called. */
	let proven = new Map<string, ChatRef>()
	// Who is the only one of a name is not asked of all friends with every message.
	const openPeople = () => createRecent<{ readonly ref: ChatRef | null }>(MOST_PEOPLE, PEOPLE_MS, clock)
	let people = openPeople()

	const keyOf = (topic: string): string => `wechat-room:${hash('room', topic)}`

	const known = async (topic: string): Promise<Sketch | null> => {
		const kept = await shared.get(keyOf(topic))
		return kept === null ? null : kept.split(' ').filter((word) => word !== '')
	}
	const keep = (topic: string, sketch: Sketch): Promise<void> => shared.set(keyOf(topic), sketch.join(' '))

	const sketchOfRoom = async ({ memberIds }: SeenRoom): Promise<Sketch> => {
		const seen = await Promise.all(memberIds.map((id) => account.contact(id).catch(() => null)))
		return sketchOf(
			seen.flatMap((one) => (one === null || one.name === '' ? [] : [hash('member', one.name)])),
		)
	}

	const prove = async (room: SeenRoom, sketch: Sketch): Promise<ChatRef> => {
		const ref = refOf(chatOfTopic(room.topic))
		await keep(room.topic, sketch)
		proven.set(room.id, ref)
		return ref
	}

	const ofRoom: Identities['ofRoom'] = async (roomId) => {
		const room = await account.room(roomId)
		const before = proven.get(roomId)
		if (before?.chat === chatOfTopic(room.topic)) return before
		if (room.topic === '' || (await account.roomsNamed(room.topic)).length !== 1) return null
		const [kept, sketch] = await Promise.all([known(room.topic), sketchOfRoom(room)])
		if (sketch.length === 0) return null
		if (kept !== null && likeness(kept, sketch) < LIKE) {
			// What the room of that name had asked for is not this one's to receive.
			log.warn(
				{},
				'a room has the name of another one that is not to be seen: what that one subscribed to has ended',
			)
			await membership.left(CHANNEL, chatOfTopic(room.topic))
		}
		return prove(room, sketch)
	}

	const personKey = ({ handle, name, alias }: SeenContact): string | null => {
		if (handle !== '') return `${PERSON}${hash('handle', handle)}`
		return name === '' && alias === '' ? null : `${PERSON}${hash('named', name, alias)}`
	}

	const peopleWith = async (key: string): Promise<readonly SeenContact[]> =>
		(await account.contacts()).filter((one) => one.isFriend !== false && personKey(one) === key)

	const proofOfPerson = async (contactId: string): Promise<ChatRef | null> => {
		const key = personKey(await account.contact(contactId))
		if (key === null) return null
		const [one, ...others] = await peopleWith(key)
		return one?.id === contactId && others.length === 0 ? refOf(key) : null
	}

	const later = (why: string): Resolved => ({ kind: 'later', afterMs: laterMs, why })

	const resolveRoom = async (topic: string): Promise<Resolved> => {
		const kept = await known(topic)
		if (kept === null) return { kind: 'gone', why: 'no room of that name has ever spoken to this account' }
		const [room, ...others] = await account.roomsNamed(topic)
		if (room === undefined) return later('no room of that name is to be seen since the last login')
		if (others.length > 0) return later('several rooms have that name: rename all but one')
		if (proven.get(room.id)?.chat === chatOfTopic(topic)) return { kind: 'found', id: room.id }
		const sketch = await sketchOfRoom(room)
		if (likeness(kept, sketch) < LIKE)
			return {
				kind: 'no-rights',
				why: 'the room of that name has other members now: send /subscribe there once more if it is the right one',
			}
		await prove(room, sketch)
		return { kind: 'found', id: room.id }
	}

	const resolvePerson = async (key: string): Promise<Resolved> => {
		const [one, ...others] = await peopleWith(key)
		if (one === undefined) return later('no friend of that name is to be seen since the last login')
		return others.length > 0 ? later('several friends have that name') : { kind: 'found', id: one.id }
	}

	return {
		ofRoom,
		ofPerson: async (contactId) => {
			const before = people.get(contactId)
			if (before !== undefined) return before.ref
			const ref = await proofOfPerson(contactId)
			people.set(contactId, { ref })
			return ref
		},
		resolve: async ({ platform, chat, thread }) => {
			if (platform === CHANNEL && thread === null && chat.startsWith(ROOM))
				return resolveRoom(chat.slice(ROOM.length))
			if (platform === CHANNEL && thread === null && chat.startsWith(PERSON)) return resolvePerson(chat)
			return { kind: 'gone', why: 'this is no chat of WeChat' }
		},
		renamed: async (roomId, topic, before) => {
			const ref = proven.get(roomId)
			proven.delete(roomId)
			// A room that was not proven under its old name, or that takes the name of another, begins anew.
			if (ref?.chat !== chatOfTopic(before) || (await known(topic)) !== null) return
			await membership.moved(CHANNEL, ref.chat, chatOfTopic(topic))
			await keep(topic, (await known(before)) ?? [])
			await shared.set(keyOf(before), null)
		},
		left: async (roomId) => {
			const ref = proven.get(roomId)
			proven.delete(roomId)
			if (ref !== undefined) await membership.left(CHANNEL, ref.chat)
		},
		forget: () => {
			proven = new Map()
			people = openPeople()
		},
	}
}
