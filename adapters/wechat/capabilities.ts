import type { Capabilities } from '../../src/ports/channel.ts'

/** The channel as conversations and the store name it. */
export const CHANNEL = 'wechat'

/** WeChat names no limit for what a puppet writes; what an Official Account may send passes every puppet. */
export const capabilities: Capabilities = {
	maxText: { unit: 'bytes', limit: 2048 },
	buttons: false,
	images: true,
	threads: false,
	proactive: 'free',
	replyWindowMs: Number.POSITIVE_INFINITY,
}

/** Bounds of a wait that is drawn anew each time, milliseconds: what comes at even intervals looks like a machine. */
export interface Between {
	readonly leastMs: number
	readonly mostMs: number
}

/** How fast an account writes. WeChat publishes no limits, and closes accounts. */
export interface Pace {
	/** After any message, before the next one for somebody who waits. */
	readonly beforeAnswer: Between
	/** After any message, before the next one that nobody asked for. */
	readonly beforeTip: Between
	/** Messages in a day that nobody asked for. */
	readonly tipsPerDay: number
	/** Deliveries that wait for their turn. */
	readonly deliveriesAtOnce: number
}

/**
 * One tip in 3 to 5 seconds is what the careful plugins of WeChat bots do. 200 a day: fewer chats than a person would
 * ever write to, and a quarter of an hour of sending.
 */
export const PACE: Pace = {
	beforeAnswer: { leastMs: 500, mostMs: 1200 },
	beforeTip: { leastMs: 3000, mostMs: 5000 },
	tipsPerDay: 200,
	deliveriesAtOnce: 2,
}
