/**
 * Lists of plain words, `[apple, pear tree, plum]`, are nine tenths of a pack, and a node for each word is what makes
 * reading YAML slow. They are taken out before parsing, one token for each, and put back into the value.
 */
export interface FoldedYaml {
	/** The same lines, with a token for each plain list. */
	readonly text: string
	/** Puts the lists back into a parsed value. */
	readonly unfold: (value: unknown) => unknown
}

// Private-use characters: a text that has them already is left alone.
const OPEN = '\uE000'
const CLOSE = '\uE001'
const PLAIN_LIST = /(?<=[:-] )\[([^[\]{}"'#:&*!|>%@`\\\n\r\t]*)\](?=[ ]*(?:[,}\n]|$))/g
const TOKEN = /\uE000(\d+)\uE001/g
/** What YAML would read as something else than text: numbers, true, null, indicators. */
const NOT_PLAIN = /^(?:$|[-+?.,~=<]|[0-9][0-9_.,:eExXoOa-fA-F+-]*$|(?:true|false|null)$)/i

export function foldPlainLists(text: string): FoldedYaml {
	if (text.includes(OPEN) || text.includes(CLOSE)) return { text, unfold: (value) => value }
	const lists: { readonly written: string; readonly words: readonly string[] }[] = []
	const folded = text.replaceAll(PLAIN_LIST, (written: string, inner: string) => {
		const words = inner.split(',').map((word) => word.trim())
		if (words.some((word) => NOT_PLAIN.test(word))) return written
		lists.push({ written, words })
		return `${OPEN}${lists.length - 1}${CLOSE}`
	})
	const written = (string: string) =>
		string.replaceAll(TOKEN, (token, index: string) => lists[Number(index)]?.written ?? token)

	function unfold(value: unknown): unknown {
		if (typeof value === 'string') {
			if (!value.includes(OPEN)) return value
			// A token that is a whole value was a list; one within a longer text was a part of that text.
			const whole = /^\uE000(\d+)\uE001$/.exec(value)
			return whole === null ? written(value) : [...(lists[Number(whole[1])]?.words ?? [])]
		}
		if (Array.isArray(value)) return value.map(unfold)
		if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype)
			return value
		return Object.fromEntries(Object.entries(value).map(([key, inner]) => [written(key), unfold(inner)]))
	}
	return { text: folded, unfold }
}
