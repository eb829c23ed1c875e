import type { Capabilities } from '../../src/ports/channel.ts'

/** A terminal takes text of any length and waits as long as its reader. */
export const capabilities: Capabilities = {
	maxText: { unit: 'chars', limit: Number.POSITIVE_INFINITY },
	buttons: false,
	images: false,
	threads: false,
	proactive: 'none',
	replyWindowMs: Number.POSITIVE_INFINITY,
}
