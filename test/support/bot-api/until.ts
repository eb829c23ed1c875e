import type { Call } from './call.ts'

interface Waiter {
	readonly done: () => boolean
	readonly settle: (error?: Error) => void
}

export interface Watch {
	/** Tells that something happened. */
	readonly changed: () => void
	readonly until: (done: () => boolean, timeoutMs?: number) => Promise<void>
	readonly stop: () => void
}

const SHOWN_CALLS = 10

const describe = ({ method, payload, status, description }: Call): string =>
	`${method} ${JSON.stringify(payload)?.slice(0, 200)} → ${status ?? 'under way'}${description === undefined ? '' : ` ${description}`}`

/** Polls of an idle bot would hide what it did. */
const lastCalls = (calls: readonly Call[]): string => {
	const shown = calls.filter(({ method }) => method !== 'getUpdates').slice(-SHOWN_CALLS)
	return shown.length === 0
		? `No calls but ${calls.length} × getUpdates.`
		: `Last calls:\n${shown.map(describe).join('\n')}`
}

export const createWatch = (calls: () => readonly Call[]): Watch => {
	const waiters = new Set<Waiter>()
	let checking = false
	const check = (): void => {
		checking = false
		for (const { done, settle } of waiters)
			try {
				if (done()) settle()
			} catch (error) {
				settle(error instanceof Error ? error : new Error(String(error)))
			}
	}
	return {
		// Once a turn of the event loop, so that a condition over all calls does not slow a load test.
		changed: () => {
			if (checking || waiters.size === 0) return
			checking = true
			setImmediate(check)
		},
		until: (done, timeoutMs = 10_000) =>
			new Promise((resolve, reject) => {
				if (done()) return resolve()
				const tooLate = setTimeout(
					() => waiter.settle(new Error(`Not within ${timeoutMs} ms: ${done}\n${lastCalls(calls())}`)),
					timeoutMs,
				)
				const waiter: Waiter = {
					done,
					settle: (error) => {
						clearTimeout(tooLate)
						waiters.delete(waiter)
						if (error === undefined) resolve()
						else reject(error)
					},
				}
				waiters.add(waiter)
			}),
		stop: () => {
			for (const { done, settle } of waiters)
				settle(new Error(`The server stopped before: ${done}\n${lastCalls(calls())}`))
		},
	}
}
