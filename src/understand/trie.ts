/** A word found in a text: `[start, end)` in UTF-16 units. */
export interface Hit<Value> {
	readonly start: number
	readonly end: number
	readonly word: string
	readonly values: readonly Value[]
}

export interface Trie<Value> {
	/** Hits that lie inside no longer hit, from left to right. */
	readonly longest: (text: string) => Hit<Value>[]
}

interface Entry<Value> {
	readonly word: string
	values: readonly Value[]
}

const LATIN = /[a-z\d]/

/**
 * A trie of two levels: words lie under their first two UTF-16 units, longest first. Questions and words are short, so
 * that deeper levels or failure links would buy nothing and cost memory. A Latin word is found only between word
 * boundaries: a singular in its plural is not, list both.
 */
export function createTrie<Value>(
	entries: Iterable<readonly [word: string, values: readonly Value[]]>,
): Trie<Value> {
	const single = new Map<string, Entry<Value>>()
	const buckets = new Map<string, Entry<Value>[]>()
	for (const [word, values] of entries) {
		if (word === '') continue
		const same =
			word.length === 1 ? single.get(word) : buckets.get(word.slice(0, 2))?.find((e) => e.word === word)
		if (same) same.values = [...new Set([...same.values, ...values])]
		else if (word.length === 1) single.set(word, { word, values })
		else {
			const key = word.slice(0, 2)
			const known = buckets.get(key)
			if (known) known.push({ word, values })
			else buckets.set(key, [{ word, values }])
		}
	}
	for (const bucket of buckets.values()) bucket.sort((a, b) => b.word.length - a.word.length)

	function longestAt(text: string, start: number): Entry<Value> | undefined {
		const bucket = buckets.get(text.slice(start, start + 2))
		const fits = ({ word }: Entry<Value>): boolean =>
			text.startsWith(word, start) && isWhole(text, start, start + word.length)
		const long = bucket?.find(fits)
		if (long) return long
		const short = single.get(text.charAt(start))
		return short && fits(short) ? short : undefined
	}

	function longest(text: string): Hit<Value>[] {
		const hits: Hit<Value>[] = []
		let reach = 0
		for (let start = 0; start < text.length; start++) {
			const entry = longestAt(text, start)
			const end = start + (entry?.word.length ?? 0)
			if (!entry || end <= reach) continue
			hits.push({ start, end, word: entry.word, values: entry.values })
			reach = end
		}
		return hits
	}

	return { longest }
}

/** A hit that begins or ends inside a Latin word or a number is none. */
function isWhole(text: string, start: number, end: number): boolean {
	const cutsHead = LATIN.test(text.charAt(start - 1)) && LATIN.test(text.charAt(start))
	const cutsTail = LATIN.test(text.charAt(end)) && LATIN.test(text.charAt(end - 1))
	return !cutsHead && !cutsTail
}
