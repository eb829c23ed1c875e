/** Code points that take two columns: CJK, kana, Hangul, full width forms, emoji. */
const WIDE =
	/[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

/** Never at the start of a line. */
const CLOSING = /^[，。、；：？！”’」』）》…,.;:?!)\]}%]/u

/** What must not be torn apart: a run of Latin letters and digits with its points, or one character. */
const PIECES = /[A-Za-z0-9×.,%$'’/@:_-]+|\s+|./gsu

export const widthOf = (text: string): number => {
	let width = 0
	for (const character of text)
		width += WIDE.test(character) ? 2 : /[\p{M}\p{Cc}\p{Cf}]/u.test(character) ? 0 : 1
	return width
}

const indentOf = (line: string): string => ' '.repeat(widthOf(/^(?:· |\d+\. )?/u.exec(line)?.[0] ?? ''))

/** One line as lines of at most `columns`, items of lists hanging under their text. */
export const wrap = (line: string, columns: number): readonly string[] => {
	if (widthOf(line) <= columns) return [line]
	const indent = indentOf(line)
	const lines: string[] = []
	let current = ''
	for (const piece of line.match(PIECES) ?? []) {
		const isFull = widthOf(current + piece) > columns && current.trim() !== '' && !CLOSING.test(piece)
		if (isFull) {
			lines.push(current.trimEnd())
			current = indent
			if (piece.trim() === '') continue
		}
		current += piece
	}
	return [...lines, current.trimEnd()]
}
