import type { TextLimit } from '../domain/text-limit.ts'

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

/** A connection to a platform: it lives, and is stopped. */
export interface Channel {
	readonly name: string
	readonly capabilities: Capabilities
	/** Resolves when the channel has ended by itself or was stopped. */
	readonly run: () => Promise<void>
	readonly stop: () => Promise<void>
}
