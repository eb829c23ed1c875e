import type { Subscription } from '../../domain/subscription.ts'
import type { Store } from '../../ports/store.ts'
import { change, isSubscribed, newChat, nowOf, type RehearsedChat } from './chats.ts'
import type { RehearsalClock } from './clock.ts'

/** What people do to their chats in the course of a year. */
export const DEEDS = [
	'join',
	'stop',
	'return',
	'retime',
	'rezone',
	'option',
	'block',
	'forbid',
	'allow',
	'migrate',
	'delete',
] as const
export type Deed = (typeof DEEDS)[number]

export interface People {
	readonly chats: readonly RehearsedChat[]
	/** The chat that has an id; null where nobody has. */
	readonly at: (ref: RehearsedChat['ref']) => RehearsedChat | null
	/** The id that a chat has by now; null where it is the same. */
	readonly movedTo: (chat: string) => string | null
	/** Somebody does something, where anybody can. @returns whether it was done */
	readonly act: (deed: Deed) => Promise<boolean>
}

export interface PeopleOptions {
	readonly store: Pick<Store, 'subscriptions' | 'chats' | 'remove'>
	readonly clock: RehearsalClock
	readonly random: () => number
	readonly most: number
	/** After which the service has forgotten a chat that has stopped, or is gone. */
	readonly retentionMs: number
}

/** A channel that no service has. */
export const REHEARSAL_PLATFORM = 'rehearsal'
/** Some share an hour with many, as in life; some come after the catch-up has ended. */
const MINUTES = [...Array.from({ length: 8 }, () => 510), 450, 720, 1190, 1260]
/** With summer times of the north and the south, an hour and half an hour, and with none. */
const ZONES = [
	...Array.from({ length: 8 }, () => 'Asia/Shanghai'),
	'Asia/Urumqi',
	'Europe/London',
	'America/New_York',
	'Australia/Lord_Howe',
]
/** Every seventh chat is a topic of a group that has several. */
const TOPICS = 7
const FORGETS_WITHIN_MS = 7 * 86_400_000

export const createPeople = ({ store, clock, random, most, retentionMs }: PeopleOptions): People => {
	const chats: RehearsedChat[] = []
	const moved = new Map<string, string>()
	/** New ids that the service has not heard of. */
	const untold = new Map<string, string>()
	const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)]
	const chance = (share: number): boolean => random() < share

	const wish = (): Subscription => ({
		atMinute: pick(MINUTES) ?? 510,
		zone: pick(ZONES) ?? 'Asia/Shanghai',
		weekdaysOnly: chance(0.12),
		skipHolidays: chance(0.12),
		silent: chance(0.2),
		paused: false,
		lang: pick(['zh-Hans', 'zh-Hant', 'en'] as const) ?? 'zh-Hans',
	})

	const put = async (chat: RehearsedChat, wanted: Subscription): Promise<boolean> => {
		await store.subscriptions.put(chat.ref, 'somebody', wanted)
		change(chat, clock, { subscription: wanted, reachable: !chat.blocked && !chat.mute })
		return true
	}

	const changed = (to: (before: Subscription) => Partial<Subscription>) => async (chat: RehearsedChat) => {
		const { subscription } = nowOf(chat)
		return subscription !== null && (await put(chat, { ...subscription, ...to(subscription), paused: false }))
	}

	/** Whoever was away for long begins anew. A few days early: the service forgets once a day, if it runs. */
	const forget = (chat: RehearsedChat): void => {
		const awayMs = clock.trueMs() - (chat.arrivals.at(-1)?.trueMs ?? 0)
		if (awayMs > retentionMs - FORGETS_WITHIN_MS) chat.tips = []
	}

	const isActive = (chat: RehearsedChat): boolean => isSubscribed(chat) && !chat.blocked

	/** Topics stay and go with their group. */
	const groupOf = (chat: RehearsedChat): readonly RehearsedChat[] =>
		chats.filter(({ ref }) => ref.chat === chat.ref.chat)

	const newestId = (id: string): string => {
		const to = moved.get(id)
		return to === undefined ? id : newestId(to)
	}

	/** A platform tells of a new id before anything else comes from there. */
	const tellMove = async ({ ref }: RehearsedChat): Promise<void> => {
		const from = untold.get(ref.chat)
		untold.delete(ref.chat)
		if (from !== undefined) await store.chats.moved(ref.platform, from, ref.chat)
	}

	const join = async (): Promise<boolean> => {
		if (chats.length >= most) return false
		const number = chats.length
		const isTopic = number % TOPICS === TOPICS - 1
		const group = isTopic ? `-${number - (number % (2 * TOPICS))}` : `${number}`
		const ref = { platform: REHEARSAL_PLATFORM, chat: newestId(group), thread: isTopic ? `${number}` : null }
		const chat = newChat(`chat ${number}`, ref, clock.trueMs())
		chats.push(chat)
		await tellMove(chat)
		return put(chat, wish())
	}

	const deeds: Readonly<
		Record<
			Exclude<Deed, 'join'>,
			readonly [(chat: RehearsedChat) => boolean, (chat: RehearsedChat) => Promise<boolean>]
		>
	> = {
		stop: [
			isActive,
			async (chat) => {
				await store.subscriptions.end(chat.ref)
				change(chat, clock, { subscription: null })
				return true
			},
		],
		return: [
			(chat) => !isSubscribed(chat),
			async (chat) => {
				for (const each of groupOf(chat)) {
					each.blocked = false
					each.mute = false
				}
				forget(chat)
				return put(chat, wish())
			},
		],
		retime: [isActive, changed(() => ({ atMinute: wish().atMinute }))],
		rezone: [isActive, changed(() => ({ zone: wish().zone }))],
		option: [isActive, changed(({ silent }) => ({ silent: !silent, weekdaysOnly: chance(0.2) }))],
		block: [
			isActive,
			async (chat) => {
				const told = chance(0.5)
				for (const each of groupOf(chat)) {
					each.blocked = true
					change(each, clock, { reachable: false, ...(told ? { subscription: null } : {}) })
				}
				if (told) await store.chats.left(chat.ref.platform, chat.ref.chat)
				return true
			},
		],
		forbid: [
			(chat) => isActive(chat) && !chat.mute,
			async (chat) => {
				chat.mute = true
				change(chat, clock, { reachable: false })
				return true
			},
		],
		allow: [
			(chat) => chat.mute && isActive(chat),
			async (chat) => {
				chat.mute = false
				return changed(() => ({}))(chat)
			},
		],
		migrate: [
			isActive,
			async (chat) => {
				const from = chat.ref.chat
				const to = `${from}+`
				const told = chance(0.5)
				for (const each of groupOf(chat)) each.ref = { ...each.ref, chat: to }
				moved.set(from, to)
				untold.set(to, from)
				if (told) await tellMove(chat)
				return true
			},
		],
		delete: [
			isActive,
			async (chat) => {
				await store.remove({ chat: chat.ref })
				for (const each of groupOf(chat)) {
					each.tips = []
					change(each, clock, { subscription: null })
				}
				return true
			},
		],
	}

	return {
		chats,
		at: (ref) => chats.find((chat) => chat.ref.chat === ref.chat && chat.ref.thread === ref.thread) ?? null,
		movedTo: (chat) => moved.get(chat) ?? null,
		act: async (deed) => {
			if (deed === 'join') return join()
			const [can, does] = deeds[deed]
			const chat = pick(chats.filter(can))
			if (chat === undefined) return false
			await tellMove(chat)
			return does(chat)
		},
	}
}
