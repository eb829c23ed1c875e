import type { Capabilities } from '../../src/ports/channel.ts'

/** The channel as conversations and the store name it. */
export const CHANNEL = 'web'

/** A page shows an answer of any length at once, and nothing that it has not asked for. */
export const capabilities: Capabilities = {
	maxText: { unit: 'chars', limit: Number.POSITIVE_INFINITY },
	buttons: true,
	images: true,
	threads: false,
	proactive: 'none',
	replyWindowMs: Number.POSITIVE_INFINITY,
}
