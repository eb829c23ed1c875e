import type { Update } from 'grammy/types'
import type { AllowedUpdates } from './allowed-updates.ts'
import type { Payload } from './call.ts'
import { isObject } from './parameters.ts'
import { createPusher, type Pusher } from './push-update.ts'
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
	const deliver = async (pusher: Pusher, update: Update): Promise<boolean> => {
		try {
			const { status, reason, body } = await pusher.push(JSON.stringify(update))
			statuses.push(status)
			const taken = status >= 200 && status < 300
			if (taken) answerInBody(body)
			else lastError = `Wrong response from the webhook: ${status} ${reason}`
			return taken
		} catch (error) {
			statuses.push(0)
			lastError = error instanceof Error ? error.message : String(error)
			return false
		} finally {
			changed()
		}
	}

	const start = ({ url, secret_token, max_connections }: WebhookSettings): (() => void) => {
		const pusher = createPusher({ url, secret: secret_token, timeoutMs: timing.timeoutMs })
		const lanes = createLanes({
			maxAtOnce: max_connections,
			backoffMs: timing.backoffMs,
			deliver: async (queued) => {
				const taken = await deliver(pusher, queued.update)
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
			pusher.end()
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
