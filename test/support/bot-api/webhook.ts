import type { Update } from 'grammy/types'
import type { AllowedUpdates } from './allowed-updates.ts'
import type { Payload } from './call.ts'
import { isObject } from './parameters.ts'
import { type QueuedUpdate, type UpdateQueue, updateType } from './update-queue.ts'
import { createLanes } from './webhook-lanes.ts'

export interface WebhookSettings {
	readonly url: string
	readonly secret_token?: string
	readonly max_connections: number
}

export interface WebhookTiming {
	/** Before an update that was not taken is pushed again. */
	readonly backoffMs: number
	/** How long the bot may take to answer a push. */
	readonly timeoutMs: number
}

export interface Webhook {
	readonly settings: () => WebhookSettings | undefined
	/** HTTP status of each push, 0 where there was no answer. */
	readonly statuses: readonly number[]
	readonly lastError: () => string | undefined
	readonly set: (settings: WebhookSettings) => void
	readonly remove: () => void
}

interface Surroundings {
	readonly queue: UpdateQueue
	readonly allowed: AllowedUpdates
	readonly timing: WebhookTiming
	/** Performs a call that the bot put into its answer. */
	readonly answer: (method: string, payload: Payload) => void
	readonly changed: () => void
}

const headersFor = ({ secret_token }: WebhookSettings): Record<string, string> => ({
	'content-type': 'application/json',
	...(secret_token === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret_token }),
})

/** An answer that is no JSON object is only an acknowledgement. */
const parseObject = (body: string): Payload => {
	if (!body.startsWith('{')) return {}
	try {
		const value: unknown = JSON.parse(body)
		return isObject(value) ? value : {}
	} catch {
		return {}
	}
}

export const createWebhook = ({ queue, allowed, timing, answer, changed }: Surroundings): Webhook => {
	const statuses: number[] = []
	let settings: WebhookSettings | undefined
	let lastError: string | undefined
	let end = (): void => undefined

	const answerInBody = (body: string): void => {
		const { method, ...payload } = parseObject(body)
		if (typeof method === 'string') answer(method, payload)
	}

	/** Whether the bot has taken the update. */
	const push = async (to: WebhookSettings, update: Update, ended: AbortSignal): Promise<boolean> => {
		let status = 0
		try {
			const response = await fetch(to.url, {
				method: 'POST',
				headers: headersFor(to),
				body: JSON.stringify(update),
				redirect: 'manual',
				signal: AbortSignal.any([AbortSignal.timeout(timing.timeoutMs), ended]),
			})
			status = response.status
			const body = await response.text()
			if (response.ok) answerInBody(body)
			else lastError = `Wrong response from the webhook: ${status} ${response.statusText}`
			return response.ok
		} catch (error) {
			lastError = String(error)
			return false
		} finally {
			if (!ended.aborted) statuses.push(status)
			changed()
		}
	}

	const start = (to: WebhookSettings): (() => void) => {
		const ended = new AbortController()
		const lanes = createLanes({
			maxAtOnce: to.max_connections,
			backoffMs: timing.backoffMs,
			deliver: async (queued) => {
				const taken = await push(to, queued.update, ended.signal)
				if (taken) queue.confirm(queued)
				return taken
			},
		})
		const enter = (queued: QueuedUpdate): void => {
			if (allowed.allows(updateType(queued.update))) lanes.add(queued)
			else queue.confirm(queued)
		}
		const stopListening = queue.onPush(enter)
		for (const queued of queue.all()) enter(queued)
		return () => {
			stopListening()
			lanes.stop()
			ended.abort()
		}
	}

	return {
		settings: () => settings,
		statuses,
		lastError: () => lastError,
		set: (to) => {
			end()
			settings = to
			end = start(to)
			changed()
		},
		remove: () => {
			end()
			end = () => undefined
			settings = undefined
			changed()
		},
	}
}
