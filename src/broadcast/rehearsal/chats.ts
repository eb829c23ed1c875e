import type { ChatRef } from '../../domain/chat-ref.ts'
import type { Subscription } from '../../domain/subscription.ts'
import type { RehearsalClock } from './clock.ts'
import type { Life } from './service.ts'

/** What holds for a chat from a moment on. */
export interface ChatSpan {
	/** True time. */
	readonly fromMs: number
	/** Null: it has none. */
	readonly subscription: Subscription | null
	/** When it opted in, as the service's clock said. */
	readonly sinceMs: number
	/** False where it has blocked the bot, or lets it not write. */
	readonly reachable: boolean
}

/** A message that arrived. */
export interface Arrival {
	/** True time. */
	readonly trueMs: number
	/** What the service's clock said. */
	readonly atMs: number
	readonly campaign: string
	readonly tip: string | null
	/** Whether who sent it never heard that it arrived, as the connection broke. */
	readonly unheard: boolean
	readonly sentBy: Life
	/** Whether the ledger knows of it. */
	settled: boolean
}

/** A chat of the rehearsal, with all that became of it. */
export interface RehearsedChat {
	readonly name: string
	ref: ChatRef
	blocked: boolean
	/** May not be written into. */
	mute: boolean
	readonly spans: ChatSpan[]
	readonly arrivals: Arrival[]
	/** Tips that arrived and are known to have, since the chat was last deleted or forgotten. */
	tips: string[]
	/** Campaigns whose message the platform did not take at some try. */
	readonly troubled: Set<string>
}

export const nowOf = (chat: RehearsedChat): ChatSpan => {
	const span = chat.spans.at(-1)
	if (span === undefined) throw new RangeError(`${chat.name} has no beginning`)
	return span
}

export const isSubscribed = (chat: RehearsedChat): boolean => nowOf(chat).subscription !== null

/** Notes what holds from now on. */
export const change = (
	chat: RehearsedChat,
	clock: RehearsalClock,
	to: Partial<Pick<ChatSpan, 'subscription' | 'reachable'>>,
): void => {
	const before = nowOf(chat)
	const isNew = before.subscription === null && to.subscription != null
	chat.spans.push({
		...before,
		...to,
		fromMs: clock.trueMs(),
		sinceMs: isNew ? clock.now() : before.sinceMs,
	})
}

export const newChat = (name: string, ref: ChatRef, fromMs: number): RehearsedChat => ({
	name,
	ref,
	blocked: false,
	mute: false,
	spans: [{ fromMs, subscription: null, sinceMs: 0, reachable: true }],
	arrivals: [],
	tips: [],
	troubled: new Set(),
})
