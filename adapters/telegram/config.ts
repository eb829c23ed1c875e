import { PACE, type Pace } from './capabilities.ts'

export interface Webhook {
	/** The public https address that Telegram posts to. */
	readonly url: string
	readonly secret: string
}

export interface TelegramConfig {
	readonly token: string
	readonly apiRoot: string
	/** Null: long polling. */
	readonly webhook: Webhook | null
	readonly pace: Pace
	/** One call to the Bot API, getUpdates aside. */
	readonly callTimeoutMs: number
	readonly pollSeconds: number
	/** Tries of one call that failed on the way or at the server. */
	readonly tries: number
	/** First wait between two tries; doubles each time. */
	readonly backoffMs: number
	/** The longest wait that Telegram may ask for; an answer that would wait longer is given up, a delivery put off. */
	readonly mostWaitMs: number
	/** How long a delivery is put off when Telegram could not be reached or did not answer. */
	readonly laterMs: number
	/** How long an answer to a webhook may take before Telegram is told that all is well. */
	readonly webhookMs: number
}

export const TELEGRAM_DEFAULTS = {
	pace: PACE,
	callTimeoutMs: 15_000,
	pollSeconds: 30,
	tries: 4,
	backoffMs: 500,
	mostWaitMs: 5 * 60_000,
	laterMs: 15_000,
	webhookMs: 25_000,
} as const satisfies Partial<TelegramConfig>
