/** A word found in a text: `[start, end)` in UTF-16 units. */
export interface Hit<Value> {
	readonly start: number
	readonly end: number
	readonly word: string
	readonly values: readonly Value[]
}

interface Node<Value> {
	next: Map<number, Node<Value>> | null
	values: Value[] | null
}

export interface Trie<Value> {
	/** Hits that lie inside no longer hit, from left to right. */
	longest(text: string): Hit<Value>[]
}

const LATIN = /[a-z\d]/

/**
 * A Map trie over UTF-16 units. Questions are short, so failure links would buy nothing. A Latin word is found only
 * between word boundaries: a singular in its plural is not, list both.
 */
export function createTrie<Value>(entries: Iterable<readonly [word: string, value: Value]>): Trie<Value> {
	const root: Node<Value> = { next: null, values: null }
	for (const [word, value] of entries) {
		if (word === '') continue
		let node = root
		for (let i = 0; i < word.length; i++) {
			node.next ??= new Map()
			const unit = word.charCodeAt(i)
			let child = node.next.get(unit)
			if (!child) node.next.set(unit, (child = { next: null, values: null }))
			node = child
		}
		node.values ??= []
		if (!node.values.includes(value)) node.values.push(value)
	}

	function longestAt(text: string, start: number): Hit<Value> | null {
		let hit: Hit<Value> | null = null
		let node: Node<Value> | undefined = root
		for (let i = start; i < text.length; i++) {
			node = node.next?.get(text.charCodeAt(i))
			if (!node) break
			if (node.values && isWhole(text, start, i + 1))
				hit = { start, end: i + 1, word: text.slice(start, i + 1), values: node.values }
		}
		return hit
	}

	function longest(text: string): Hit<Value>[] {
		const hits: Hit<Value>[] = []
		let reach = 0
		for (let start = 0; start < text.length; start++) {
			const hit = longestAt(text, start)
			if (!hit || hit.end <= reach) continue
			hits.push(hit)
			reach = hit.end
		}
		return hits
	}

	return { longest }
}

/** A hit that begins or ends inside a Latin word or a number is none. */
function isWhole(text: string, start: number, end: number): boolean {
	const cutsHead = LATIN.test(text[start - 1] ?? '') && LATIN.test(text[start] ?? '')
	const cutsTail = LATIN.test(text[end] ?? '') && LATIN.test(text[end - 1] ?? '')
	return !cutsHead && !cutsTail
}
