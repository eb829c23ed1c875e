import type { Update } from 'grammy/types'
import type { AllowedUpdates } from './allowed-updates.ts'
import type { Payload } from './call.ts'
import { optionalInteger, optionalStrings } from './parameters.ts'
import { conflict } from './refusal.ts'
import type { UpdateQueue } from './update-queue.ts'

/** Telegram's own bounds. */
const MAX_LIMIT = 100
const MAX_TIMEOUT_SECONDS = 50

export interface Polling {
	readonly getUpdates: (payload: Payload, hungUp: AbortSignal) => Promise<readonly Update[]>
	/** Ends the poll that waits, if any: with an error, or with what there is. */
	readonly end: (error?: Error) => void
}

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most)

export const createPolling = (queue: UpdateQueue, allowed: AllowedUpdates): Polling => {
	let endWaiting: ((error?: Error) => void) | undefined
	/** Resolves with true at the next update, with false at the timeout, or when the client hangs up. */
	const waitForUpdate = (timeoutMs: number, hungUp: AbortSignal): Promise<boolean> =>
		new Promise((resolve, reject) => {
			const leave = (): void => {
				clearTimeout(timeout)
				stopListening()
				hungUp.removeEventListener('abort', onHangUp)
				if (endWaiting === end) endWaiting = undefined
			}
			const end = (error?: Error): void => {
				leave()
				if (error === undefined) resolve(false)
				else reject(error)
			}
			const onHangUp = (): void => end()
			const timeout = setTimeout(end, timeoutMs)
			const stopListening = queue.onPush(() => {
				leave()
				resolve(true)
			})
			hungUp.addEventListener('abort', onHangUp)
			endWaiting = end
		})
	return {
		end: (error) => endWaiting?.(error),
		getUpdates: async (payload, hungUp) => {
			const offset = optionalInteger(payload, 'offset') ?? 0
			const limit = clamp(optionalInteger(payload, 'limit') ?? MAX_LIMIT, 1, MAX_LIMIT)
			const timeoutSeconds = clamp(optionalInteger(payload, 'timeout') ?? 0, 0, MAX_TIMEOUT_SECONDS)
			allowed.choose(optionalStrings(payload, 'allowed_updates'))
			endWaiting?.(
				conflict('terminated by other getUpdates request; make sure that only one bot instance is running'),
			)
			queue.confirmBelow(offset)
			const deadlineMs = performance.now() + timeoutSeconds * 1000
			for (;;) {
				const updates = queue.take(limit, allowed.allows)
				const leftMs = deadlineMs - performance.now()
				if (updates.length > 0 || leftMs <= 0 || hungUp.aborted) return updates
				if (!(await waitForUpdate(leftMs, hungUp))) return []
			}
		},
	}
}
