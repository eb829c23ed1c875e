export interface GroupCommit<Item> {
	/** Resolves when the items are written; those added while a write is under way go together into the next. */
	readonly add: (items: readonly Item[]) => Promise<void>
	/** Resolves when nothing waits any more. */
	readonly idle: () => Promise<void>
}

/** One commit for many: a commit waits for the disk, and the wait is the same for one row and for a thousand. */
export const groupCommit = <Item>(write: (items: readonly Item[]) => Promise<void>): GroupCommit<Item> => {
	let next: { readonly items: Item[]; readonly written: Promise<void> } | null = null
	let last: Promise<void> = Promise.resolve()

	const open = (): { readonly items: Item[]; readonly written: Promise<void> } => {
		const items: Item[] = []
		const before = last
		const written = (async () => {
			await before.catch(() => undefined)
			// Lets everything in that the present turn of the event loop still has to say.
			await new Promise<void>((done) => setImmediate(done))
			next = null
			await write(items)
		})()
		last = written
		return { items, written }
	}

	return {
		add: (items) => {
			if (items.length === 0) return Promise.resolve()
			next ??= open()
			next.items.push(...items)
			return next.written
		},
		idle: () => last.catch(() => undefined),
	}
}
