import type { ChatRef } from '../../src/domain/chat-ref.ts'
import { STOP_WORDS } from '../../src/domain/command.ts'
import {
	type ConversationKey,
	conversationKey,
	type Handle,
	type Said,
} from '../../src/domain/conversation.ts'
import type { Once } from '../../src/domain/once.ts'
import { createRecent } from '../../src/domain/recent.ts'
import { createWaitingLine } from '../../src/domain/waiting-line.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Account } from './account.ts'
import { CHANNEL } from './capabilities.ts'
import { decode, type Heard, type Incoming, type Place } from './decode.ts'
import type { Identities } from './identities.ts'
import type { Sender } from './send.ts'
import { loggable } from './trouble.ts'

export interface DispatchOptions {
	readonly account: Account
	readonly identities: Identities
	readonly handle: Handle
	readonly sender: Sender
	readonly once: Once
	readonly clock: Clock
	/** When this process started: what was asked long before is not answered. */
	readonly startedMs: number
	readonly log: Log
}

export interface Dispatch {
	/** Deals with one message to the end; those of one chat keep their order. Never rejects. */
	readonly hear: (heard: Heard) => Promise<void>
	/** Says something that nobody asked for just now, in the order of the chat. Never rejects. */
	readonly say: (said: Said, place: Place) => Promise<void>
}

/** Questions older than this at the start are no longer waited for. */
const STALE_MS = 5 * 60_000
/** A heap of pictures is told once that pictures cannot be read. */
const UNREADABLE_MS = 60_000
const MOST_RECENT = 2000

export const createDispatch = (options: DispatchOptions): Dispatch => {
	const { account, identities, handle, sender, once, clock, startedMs, log } = options
	const ignore = (reason: string): void => log.info({ reason }, 'message ignored')
	const inLine = createWaitingLine<string>(() => ignore('too-many'))
	const inTurn = async (
		place: Place,
		task: () => Promise<void>,
		tooMany: (() => Promise<void>) | null,
	): Promise<void> => {
		await inLine(chatOf(place), task, tooMany)
	}
	const recalled = createRecent<true>(MOST_RECENT, STALE_MS, clock)
	const unreadable = createRecent<true>(MOST_RECENT, UNREADABLE_MS, clock)

	const refOf = async ({ roomId, talkerId }: Place): Promise<ChatRef | null> => {
		try {
			return await (roomId === null ? identities.ofPerson(talkerId) : identities.ofRoom(roomId))
		} catch (error) {
			log.warn({ err: loggable(error) }, 'not known which chat it is; answering without its settings')
			return null
		}
	}

	const isManager = async (roomId: string, talkerId: string): Promise<boolean> =>
		(await account.room(roomId)).managerIds.includes(talkerId)

	/** The context of the conversation; a chat that is not known for sure has settings for this login only. */
	const contextOf = async (place: Place) => {
		const { roomId, talkerId } = place
		const ref = await refOf(place)
		const chat = ref?.chat ?? roomId ?? talkerId
		const groupKey = conversationKey(CHANNEL, chat)
		const person = roomId === null ? ref : await identities.ofPerson(talkerId).catch(() => null)
		const message = {
			pictures: true,
			...(ref === null ? {} : { sender: { chat: ref, person: person?.chat ?? talkerId } }),
			...(roomId === null
				? {}
				: {
						group: {
							key: groupKey,
							maySet: () => isManager(roomId, talkerId),
							hears: 'hears-mentions' as const,
						},
					}),
		}
		const key: ConversationKey =
			roomId === null ? groupKey : conversationKey(CHANNEL, [chat, talkerId].join('/'))
		return { message, key }
	}

	const answer = async (said: Said, place: Place, speaksTo: string | null): Promise<void> => {
		const { message, key } = await contextOf(place)
		const reply = await handle({ ...said, ...message }, key)
		const { roomId, talkerId } = place
		const [name] = roomId === null || speaksTo === null ? [] : await account.namesIn(roomId, speaksTo)
		const mention = name === undefined || speaksTo === null ? null : { id: speaksTo, name }
		await sender.send(await sender.bubblesOf(reply, { id: roomId ?? talkerId, mention }))
	}

	const onMessage = async ({ said, place, id }: Extract<Incoming, { kind: 'message' }>): Promise<void> => {
		if (recalled.get(id)) return ignore('recalled')
		await answer(said, place, place.talkerId)
	}

	const onStop = async (place: Place, text: string): Promise<void> => {
		const { message, key } = await contextOf(place)
		if (message.sender !== undefined) await handle({ text, ...message }, key)
	}

	const settle = async (incoming: Incoming): Promise<void> => {
		switch (incoming.kind) {
			case 'ignored':
				return ignore(incoming.reason)
			case 'recalled':
				return recalled.set(incoming.id, true)
			case 'stop':
				return inTurn(incoming.place, () => onStop(incoming.place, incoming.text), null)
			case 'message': {
				const { said, place, atMs } = incoming
				const isHeeded = 'text' in said && STOP_WORDS.test(said.text)
				if (!isHeeded && atMs < startedMs - STALE_MS) return ignore('stale')
				if ('event' in said) {
					if (unreadable.get(place.talkerId)) return ignore('no-text')
					unreadable.set(place.talkerId, true)
				}
				const tooMany = () => answer({ event: 'too-many' }, place, place.talkerId)
				return inTurn(place, () => onMessage(incoming), isHeeded ? null : tooMany)
			}
		}
	}

	return {
		hear: async (heard) => {
			const incoming = decode(heard)
			// What is not answered needs no memory; what is may be delivered again after a restart.
			if (incoming.kind !== 'message') return quietly(() => settle(incoming), log)
			return once.accept(heard.id, () =>
				settle(incoming).catch((error: unknown) => Promise.reject(loggable(error))),
			)
		},
		say: (said, place) => quietly(() => inTurn(place, () => answer(said, place, null), null), log),
	}
}

const chatOf = ({ roomId, talkerId }: Place): string => roomId ?? talkerId

const quietly = async (task: () => Promise<void>, log: Log): Promise<void> => {
	try {
		await task()
	} catch (error) {
		log.error({ err: loggable(error) }, 'a message could not be dealt with')
	}
}
