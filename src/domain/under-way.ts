/** What runs just now, so that a stop can wait for it. */
export interface UnderWay {
	/** @returns the task itself, as it ends */
	readonly track: <Result>(task: Promise<Result>) => Promise<Result>
	/** Resolves when nothing is under way. */
	readonly idle: () => Promise<void>
}

export const createUnderWay = (): UnderWay => {
	const tasks = new Set<Promise<unknown>>()
	return {
		track: async (task) => {
			tasks.add(task)
			try {
				return await task
			} finally {
				tasks.delete(task)
			}
		},
		idle: async () => {
			while (tasks.size > 0) await Promise.all(tasks)
		},
	}
}
