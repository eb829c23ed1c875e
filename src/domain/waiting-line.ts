import { createInOrder } from './in-order.ts'

/** Questions of one person or chat that wait for their turn; one more is told that it was too many. */
export const MOST_WAITING = 10

/**
 * As `createInOrder`, for what anybody can send without end: of one key only so many tasks wait. The next one is
 * replaced by `instead`, what comes beyond resolves to null and is never run. `instead` null: heeded however many wait.
 */
export type WaitingLine<Key> = <Result>(
	key: Key,
	task: () => Promise<Result>,
	instead: (() => Promise<Result>) | null,
) => Promise<Result | null>

/** @param onTooMany told of each task that is not run; @param most how many may wait */
export const createWaitingLine = <Key>(onTooMany: () => void, most = MOST_WAITING): WaitingLine<Key> => {
	const inOrder = createInOrder<Key>()
	const waiting = new Map<Key, number>()
	return async (key, task, instead) => {
		const ahead = waiting.get(key) ?? 0
		const tooMany = ahead >= most && instead !== null
		if (tooMany) onTooMany()
		if (tooMany && ahead > most) return null
		waiting.set(key, ahead + 1)
		try {
			return await inOrder(key, tooMany ? instead : task)
		} finally {
			const left = (waiting.get(key) ?? 1) - 1
			if (left === 0) waiting.delete(key)
			else waiting.set(key, left)
		}
	}
}
