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

/** Longest text under a photo, UTF-16 units. */
export const MOST_CAPTION = 1024

/** How fast Telegram lets a bot write. */
export interface Pace {
	/** Between two messages to one chat, milliseconds. */
	readonly perChatMs: number
	readonly perGroupPerMinute: number
	/**
	 * Messages of the whole account in a second: a broadcast always keeps to it, answers counted; answers keep to it
	 * after Telegram has complained of too many, and for so long.
	 */
	readonly perSecond: number
	readonly slowForMs: number
	/** Calls under way at once. */
	readonly atOnce: number
	/** A broadcast begins no call while so many are under way: the rest is for answers, should its calls be slow. */
	readonly broadcastsAtOnce: number
	/** Deliveries of a broadcast that are under way or wait for their turn. */
	readonly deliveriesAtOnce: number
}

/** A little under what the Bot API's own FAQ names: 1 a second, 20 a minute in a group, 30 a second. */
export const PACE: Pace = {
	perChatMs: 1000,
	perGroupPerMinute: 18,
	perSecond: 25,
	slowForMs: 60_000,
	atOnce: 16,
	broadcastsAtOnce: 8,
	deliveriesAtOnce: 25,
}
