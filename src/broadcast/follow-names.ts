import type { Subscription } from '../domain/subscription.ts'
import type { Store } from '../ports/store.ts'

export interface FollowNamesOptions {
	readonly store: Pick<Store, 'subscriptions' | 'chats'>
	readonly platform: string
	/** Ids of all chats of the platform that the settings name. */
	readonly names: readonly string[]
	readonly defaults: Pick<Subscription, 'atMinute' | 'zone'>
}

/** Who opted in: the office, by what it wrote into the settings. */
const PERSON = 'settings'

const NEW = {
	weekdaysOnly: false,
	skipHolidays: false,
	silent: false,
	paused: false,
	lang: 'zh-Hans',
} as const satisfies Partial<Subscription>

/**
 * For a platform whose chats cannot ask for the daily tip: those named get it at the time of the settings, those no
 * longer named are left. A paused one stays paused. Rejects with the store's AppError.
 */
export const followNames = async ({
	store,
	platform,
	names,
	defaults,
}: FollowNamesOptions): Promise<void> => {
	const subscribed = new Map((await store.subscriptions.list(platform)).map((chat) => [chat.ref.chat, chat]))
	for (const chat of subscribed.keys()) if (!names.includes(chat)) await store.chats.left(platform, chat)
	for (const chat of names) {
		const { weekdaysOnly, skipHolidays, silent, paused, lang, atMinute, zone } = {
			...NEW,
			atMinute: null,
			zone: null,
			...subscribed.get(chat),
		}
		if (atMinute === defaults.atMinute && zone === defaults.zone) continue
		const wanted = { weekdaysOnly, skipHolidays, silent, paused, lang, ...defaults }
		await store.subscriptions.put({ platform, chat, thread: null }, PERSON, wanted)
	}
}
