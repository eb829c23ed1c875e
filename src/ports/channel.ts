import type { TextLimit } from '../domain/text-limit.ts'
import type { HttpRoute } from './http-route.ts'
import type { Outbox } from './outbox.ts'

/** What a platform can do, as data. */
export interface Capabilities {
	/** Longest text of one message. */
	readonly maxText: TextLimit
	readonly buttons: boolean
	readonly images: boolean
	readonly threads: boolean
	/** Whether the bot may write first: always, for a while after a message, a number of times, or never. */
	readonly proactive: 'free' | 'window' | 'quota' | 'none'
	/** Milliseconds in which an answer is accepted; Infinity where there is no limit. */
	readonly replyWindowMs: number
}

export interface Health {
	readonly ok: boolean
	/** In words, for the operator. */
	readonly detail: string
	/** For nobody but who sits in front of this machine, such as the link of a login. */
	readonly secret?: string
}

/** A connection to a platform: it lives, and is stopped. */
export interface Channel {
	readonly name: string
	readonly capabilities: Capabilities
	/** What the platform calls; empty where the channel calls the platform. */
	readonly routes: readonly HttpRoute[]
	/** Null where the bot cannot write first. */
	readonly outbox: Outbox | null
	readonly health: () => Health
	/** Resolves when the channel has ended by itself or was stopped. Rejects with an AppError that says what to do. */
	readonly run: () => Promise<void>
	/** Takes nothing new, finishes what is under way. */
	readonly stop: () => Promise<void>
}
