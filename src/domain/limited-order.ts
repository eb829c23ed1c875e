import { createInOrder } from './in-order.ts'

/** Runs the tasks of one key in order, unless too many wait already: one chat must not hold up the others. */
export interface LimitedOrder<Key> {
	/**
	 * Instead of the first task that is one too many, `tooMany` runs in its place; those after it are dropped until there
	 * is room again. Null: this one is always run.
	 */
	readonly run: (key: Key, task: () => Promise<void>, tooMany: (() => Promise<void>) | null) => Promise<void>
}

/** @param most how many may wait; @param onDropped told of each one that is not run */
export const createLimitedOrder = <Key>(most: number, onDropped: () => void): LimitedOrder<Key> => {
	const inOrder = createInOrder<Key>()
	const waiting = new Map<Key, number>()
	return {
		run: async (key, task, tooMany) => {
			const ahead = waiting.get(key) ?? 0
			const instead = ahead >= most ? tooMany : null
			if (instead !== null) onDropped()
			if (instead !== null && ahead > most) return
			waiting.set(key, ahead + 1)
			try {
				await inOrder(key, instead ?? task)
			} finally {
				const left = (waiting.get(key) ?? 1) - 1
				if (left === 0) waiting.delete(key)
				else waiting.set(key, left)
			}
		},
	}
}
