import { AppError } from '../domain/errors.ts'
import type { Log } from '../ports/log.ts'

const RETRY_MS = 1000

export const isStoreError = (error: unknown): error is AppError =>
	error instanceof AppError && error.code.startsWith('STORE_')

/** Does a task again and again while the store cannot be used and there is time; then rejects with its error. */
export type RetryStore = <Result>(task: () => Promise<Result>, hasTime: () => boolean) => Promise<Result>

export const createRetryStore = (sleep: (ms: number) => Promise<void>, log: Log): RetryStore => {
	// An outage is told once, however many tasks wait for its end.
	let away = false
	return async (task, hasTime) => {
		for (;;) {
			try {
				const result = await task()
				if (away) log.info({}, 'the store is back: deliveries go on')
				away = false
				return result
			} catch (error) {
				if (!isStoreError(error) || !hasTime()) throw error
				if (!away)
					log.warn({ code: error.code, why: error.message }, 'the store cannot be used: deliveries wait')
				away = true
				await sleep(RETRY_MS)
			}
		}
	}
}
