export interface GroupCommit<Item, Result> {
	/** Resolves when the item is written; what is added while a write is under way goes together into the next. */
	readonly add: (item: Item) => Promise<Result>
	/** Resolves when what was added until now is written, or failed. */
	readonly idle: () => Promise<void>
}

interface Batch<Item, Result> {
	readonly items: Item[]
	readonly results: Promise<readonly Result[]>
}

/**
 * One commit for many: a commit waits for the disk, and the wait is the same for one row and for a hundred.
 * @param write gives one result for each item, in their order
 */
export const groupCommit = <Item, Result extends NonNullable<unknown> | null>(
	write: (items: readonly Item[]) => Promise<readonly Result[]>,
): GroupCommit<Item, Result> => {
	let next: Batch<Item, Result> | null = null
	let last: Promise<unknown> = Promise.resolve()

	const open = (): Batch<Item, Result> => {
		const items: Item[] = []
		const before = last
		const results = (async () => {
			await before.catch(() => undefined)
			// Lets everything in that the present turn of the event loop still has to say.
			await new Promise<void>((done) => setImmediate(done))
			next = null
			return write(items)
		})()
		last = results
		return { items, results }
	}

	return {
		add: async (item) => {
			next ??= open()
			const batch = next
			const index = batch.items.push(item) - 1
			const result = (await batch.results)[index]
			if (result === undefined) throw new Error('A group commit gave fewer results than it had items.')
			return result
		},
		idle: async () => {
			await last.catch(() => undefined)
		},
	}
}
