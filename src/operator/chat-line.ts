/** Straight, curly and Chinese, as phones write them; each with what closes it. */
const QUOTES = new Map([
	['"', '"'],
	['“', '”'],
	['”', '”'],
	["'", "'"],
	['‘', '’'],
	['「', '」'],
	['『', '』'],
	['《', '》'],
])

/** Phones write a dash for two hyphens. */
const DASHES = /^(?:[-‐‑‒–—―－]{2,}|[‒–—―])(?=[A-Za-z])/u

/**
 * A line from a chat as the words of a command: what stands in quotes is one word and keeps its line ends; one that
 * is not closed goes on to the end.
 */
export const splitLine = (line: string): readonly string[] => {
	const words: string[] = []
	let rest = line.trimStart()
	while (rest !== '') {
		const closing = QUOTES.get(rest[0] ?? '')
		const end = closing === undefined ? rest.search(/\s/u) : rest.indexOf(closing, 1)
		const word = rest.slice(closing === undefined ? 0 : 1, end === -1 ? undefined : end)
		words.push(closing === undefined ? word.replace(DASHES, '--') : word)
		rest = end === -1 ? '' : rest.slice(closing === undefined ? end : end + 1).trimStart()
	}
	return words
}

/** A line that is split into just these words. Every word that came out of `splitLine` fits some pair of quotes. */
export const joinLine = (words: readonly string[]): string =>
	words
		.map((word) => {
			if (splitLine(word).length === 1 && splitLine(word)[0] === word) return word
			const [open, close] = [...QUOTES].find(([, closing]) => !word.includes(closing)) ?? ['"', '"']
			return `${open}${word}${close}`
		})
		.join(' ')
