/** The runs of three characters of a text without its spaces and punctuation. */
export function trigramsOf(text: string): ReadonlySet<string> {
	const chars = [
		...text
			.normalize('NFKC')
			.toLowerCase()
			.replace(/[^\p{L}\p{N}]/gu, ''),
	]
	return new Set(chars.slice(2).map((_, i) => chars.slice(i, i + 3).join('')))
}

export interface Near<Item> {
	readonly item: Item
	/** 0 to 1. */
	readonly jaccard: number
}

/** Finds, among texts indexed once, the one whose trigrams overlap most with a given text's. */
export function createNearest<Item>(items: readonly Item[], textOf: (item: Item) => string) {
	const grams = items.map((item) => trigramsOf(textOf(item)))
	const holders = new Map<string, number[]>()
	for (const [i, set] of grams.entries())
		for (const gram of set) {
			const known = holders.get(gram)
			if (known) known.push(i)
			else holders.set(gram, [i])
		}

	return (text: string): Near<Item> | null => {
		const own = trigramsOf(text)
		const shared = new Map<number, number>()
		for (const gram of own) for (const i of holders.get(gram) ?? []) shared.set(i, (shared.get(i) ?? 0) + 1)
		let best: Near<Item> | null = null
		for (const [i, count] of shared) {
			const item = items[i]
			if (item === undefined) continue
			const jaccard = count / (own.size + (grams[i]?.size ?? 0) - count)
			if (best === null || jaccard > best.jaccard) best = { item, jaccard }
		}
		return best
	}
}
