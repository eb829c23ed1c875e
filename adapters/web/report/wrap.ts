/** Rough widths: a Chinese character is as wide as the font is high, a letter or digit a little over half of it. */
const emOf = (character: string): number => (/[\u2e80-\uffff]/u.test(character) ? 1 : 0.57)

export const emsOf = (text: string): number => [...text].reduce((sum, character) => sum + emOf(character), 0)

/** Words of letters stay whole; Chinese breaks anywhere but before a mark. */
const PIECES =
	/[^\s\u2e80-\uffff]+\s*|[\u2e80-\uffff][\u3001\u3002\uff09\uff0c\uff1a\uff1b\u201d\u300d]*\s*|\s+/gu

/** Lines of at most so many ems, as far as pieces fit at all. */
export const wrap = (text: string, ems: number): readonly string[] => {
	const lines: string[] = []
	for (const piece of text.match(PIECES) ?? []) {
		const longer = (lines.at(-1) ?? '') + piece
		if (lines.length > 0 && emsOf(longer.trimEnd()) <= ems) lines[lines.length - 1] = longer
		else lines.push(piece)
	}
	return lines.map((line) => line.trim())
}
