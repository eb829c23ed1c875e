import { createHash, timingSafeEqual } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Update } from 'grammy/types'
import type { HttpRoute } from '../../src/ports/http-route.ts'
import type { Intake } from './intake.ts'

export const WEBHOOK_PATH = '/telegram/webhook'

const MOST_BODY_BYTES = 1024 * 1024

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

const isUpdate = (body: unknown): body is Update =>
	typeof body === 'object' && body !== null && 'update_id' in body && Number.isInteger(body.update_id)

export interface WebhookOptions {
	readonly secret: string
	readonly intake: Intake
	/** How long an answer may take before Telegram is told that all is well. */
	readonly webhookMs: number
	/** Whether updates can be dealt with now: the bot knows itself, and is not stopping. */
	readonly isOpen: () => boolean
}

/** Where Telegram posts updates: 401 without the secret, 200 when the update is settled or its time ran out. */
export const webhookRoute = ({ secret, intake, webhookMs, isOpen }: WebhookOptions): HttpRoute => ({
	method: 'POST',
	path: WEBHOOK_PATH,
	maxBodyBytes: MOST_BODY_BYTES,
	handle: async ({ headers, body }) => {
		const given = headers['x-telegram-bot-api-secret-token']
		if (typeof given !== 'string' || !timingSafeEqual(digest(given), digest(secret)))
			return { status: 401, body: 'wrong secret token' }
		if (!isUpdate(body)) return { status: 400, body: 'not an update' }
		// Telegram delivers again what was not taken.
		if (!isOpen()) return { status: 503, body: 'not now' }
		const answered = new AbortController()
		const late = sleep(webhookMs, undefined, { signal: answered.signal }).catch(() => undefined)
		await Promise.race([intake.accept(body), late])
		answered.abort()
		return { status: 200, body: '' }
	},
})
