export interface Coalesced {
	/** Resolves when the task was done from its beginning after this call. */
	readonly run: () => Promise<void>
	/** Resolves when nothing runs. */
	readonly idle: () => Promise<void>
}

/**
 * One run at a time: however often it is asked for while it runs, one further run follows.
 * @param task never rejects
 */
export const coalesce = (task: () => Promise<void>): Coalesced => {
	let running: Promise<void> | null = null
	let following: Promise<void> | null = null

	const begin = (): Promise<void> => {
		running = task().finally(() => {
			running = null
		})
		return running
	}
	const run = (): Promise<void> => {
		if (running === null) return begin()
		following ??= running.then(() => {
			following = null
			return run()
		})
		return following
	}
	return {
		run,
		idle: async () => {
			while (running !== null) await (following ?? running)
		},
	}
}
