/** Items in an order of theirs, the first one at hand. Adding and taking cost O(log n). */
export interface PriorityQueue<Item> {
	readonly size: () => number
	readonly first: () => Item | undefined
	readonly push: (item: Item) => void
	/** Takes the first one away. */
	readonly shift: () => Item | undefined
}

/** A binary heap. Items of which neither is before the other come in any order. */
export const createPriorityQueue = <Item>(isBefore: (a: Item, b: Item) => boolean): PriorityQueue<Item> => {
	const heap: Item[] = []

	const swappedWhenBefore = (low: number, high: number): boolean => {
		const [a, b] = [heap[low], heap[high]]
		if (a === undefined || b === undefined || !isBefore(a, b)) return false
		heap[low] = b
		heap[high] = a
		return true
	}

	const rise = (from: number): void => {
		for (let at = from; at > 0; ) {
			const parent = (at - 1) >> 1
			if (!swappedWhenBefore(at, parent)) return
			at = parent
		}
	}

	const sink = (): void => {
		for (let at = 0; ; ) {
			const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]]
			const child =
				left !== undefined && right !== undefined && isBefore(right, left) ? 2 * at + 2 : 2 * at + 1
			if (!swappedWhenBefore(child, at)) return
			at = child
		}
	}

	return {
		size: () => heap.length,
		first: () => heap[0],
		push: (item) => {
			heap.push(item)
			rise(heap.length - 1)
		},
		shift: () => {
			const first = heap[0]
			const last = heap.pop()
			if (heap.length > 0 && last !== undefined) {
				heap[0] = last
				sink()
			}
			return first
		},
	}
}
