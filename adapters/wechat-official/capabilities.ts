import type { Capabilities } from '../../src/ports/channel.ts'

/** The channel as conversations and the store name it. */
export const CHANNEL = 'wechat-official'

/**
 * Limits of an Official Account. WeChat takes a message only within 48 hours of the citizen's last one. A daily tip
 * would stop on the third day without a word, for just those who read and never ask: so the bot does not write first
 * here, nobody can subscribe, and /tip shows today's.
 */
export const capabilities: Capabilities = {
	maxText: { unit: 'bytes', limit: 2048 },
	buttons: false,
	images: true,
	threads: false,
	proactive: 'none',
	replyWindowMs: 48 * 60 * 60_000,
}
