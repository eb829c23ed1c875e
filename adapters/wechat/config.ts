import { type Between, PACE, type Pace } from './capabilities.ts'

export interface WechatConfig {
	/** The npm package of the puppet. */
	readonly puppet: string
	/** What the puppet is made with; tokens are among it. */
	readonly puppetOptions: Readonly<Record<string, unknown>>
	/** The login is kept under this name: a path without an ending. */
	readonly name: string
	readonly pace: Pace
	/** Between two signs of life that the puppet is asked for. */
	readonly heartbeatMs: number
	/** How long it may take to give one. */
	readonly dongWithinMs: number
	/** How long starting and stopping a puppet may take before it counts as failed. */
	readonly startWithinMs: number
	readonly stopWithinMs: number
	/** First wait before a new start; doubles each time, and half of it more or less is drawn. */
	readonly backoffMs: number
	readonly mostBackoffMs: number
	/** Tries of one message to somebody who waits, and the first wait between two of them. */
	readonly tries: number
	readonly retryMs: number
	/** How long a delivery is put off while the account is logged out, or when a message was not taken. */
	readonly laterMs: number
	/** How long a request for friendship, and then its greeting, is left waiting. */
	readonly beforeFriend: Between
}

export const WECHAT_DEFAULTS = {
	pace: PACE,
	heartbeatMs: 30_000,
	dongWithinMs: 10_000,
	startWithinMs: 60_000,
	stopWithinMs: 8000,
	backoffMs: 5000,
	mostBackoffMs: 10 * 60_000,
	tries: 3,
	retryMs: 1000,
	laterMs: 60_000,
	beforeFriend: { leastMs: 4000, mostMs: 12_000 },
} as const satisfies Partial<WechatConfig>
