import type { Capabilities } from '../../src/ports/channel.ts'

/**
 * Limits of WeCom's group robots. A text holds 2,048 bytes of UTF-8; only Markdown may have 4,096. Pictures could be
 * sent, and are not yet.
 */
export const capabilities: Capabilities = {
	maxText: { unit: 'bytes', limit: 2048 },
	buttons: false,
	images: false,
	threads: false,
	proactive: 'free',
	replyWindowMs: Number.POSITIVE_INFINITY,
}

/** How fast a robot may write. */
export interface Pace {
	/** Messages of one robot in any minute. */
	readonly perMinute: number
	/** Deliveries under way or waiting for their turn, of all robots. */
	readonly deliveriesAtOnce: number
}

/** A little under the platform's 20 a minute: it counts when messages arrive, not when they leave. */
export const PACE: Pace = { perMinute: 18, deliveriesAtOnce: 16 }
