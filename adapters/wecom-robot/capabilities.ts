import type { Capabilities } from '../../src/ports/channel.ts'

/**
 * Limits of WeCom's group robots. A text holds 2,048 bytes of UTF-8; only Markdown may have 4,096. A picture is a
 * message of its own.
 */
export const capabilities: Capabilities = {
	maxText: { unit: 'bytes', limit: 2048 },
	buttons: false,
	images: true,
	threads: false,
	proactive: 'free',
	replyWindowMs: Number.POSITIVE_INFINITY,
}

/** Bytes of a picture before it is written in base64. */
export const MOST_PICTURE_BYTES = 2 * 1024 * 1024

/** How fast a robot may write. */
export interface Pace {
	/** Messages of one robot in any minute. */
	readonly perMinute: number
	/** Deliveries under way or waiting for their turn, of all robots. */
	readonly deliveriesAtOnce: number
}

/** A little under the platform's 20 a minute: it counts when messages arrive, not when they leave. */
export const PACE: Pace = { perMinute: 18, deliveriesAtOnce: 16 }
