/** Runs the tasks of one key one after another and those of different keys side by side. */
export const createInOrder = <Key>(): (<Result>(
	key: Key,
	task: () => Result | Promise<Result>,
) => Promise<Result>) => {
	const last = new Map<Key, Promise<unknown>>()
	return async (key, task) => {
		const before = last.get(key) ?? Promise.resolve()
		const done = before.then(task)
		// A failed task must not hold up the next one; its caller hears of it through `done`.
		const settled = done.catch(() => undefined)
		last.set(key, settled)
		try {
			return await done
		} finally {
			if (last.get(key) === settled) last.delete(key)
		}
	}
}
