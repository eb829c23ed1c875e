import type { Capabilities } from '../../src/ports/channel.ts'

/** Limits of the Bot API. Telegram counts UTF-16 units. */
export const capabilities: Capabilities = {
	maxText: { unit: 'utf16', limit: 4096 },
	buttons: true,
	images: true,
	threads: true,
	proactive: 'free',
	replyWindowMs: Number.POSITIVE_INFINITY,
}

/** How fast Telegram lets a bot write. */
export interface Pace {
	/** Between two messages to one chat, milliseconds. */
	readonly perChatMs: number
	readonly perGroupPerMinute: number
	/** Calls under way at once. */
	readonly atOnce: number
	/** Messages a second after Telegram has complained of too many, and for how long. */
	readonly slowPerSecond: number
	readonly slowForMs: number
}

/** A little under what the Bot API's own FAQ names: 1 a second, 20 a minute in a group, 30 a second. */
export const PACE: Pace = {
	perChatMs: 1000,
	perGroupPerMinute: 18,
	atOnce: 16,
	slowPerSecond: 25,
	slowForMs: 60_000,
}
