import type { TextMeasure, Weight } from './font-metrics.ts'

export interface Fit {
	readonly width: number
	readonly height: number
	/** Font sizes to try, largest first. */
	readonly sizes: readonly number[]
	readonly weight: Weight
	/** Default: as many as the height takes. */
	readonly mostLines?: number
	/** Distance of two baselines in font sizes; default 1.4. */
	readonly leading?: number
}

export interface FittedText {
	readonly lines: readonly string[]
	readonly size: number
	/** Pixels from one baseline to the next. */
	readonly lineHeight: number
	/** Pixels of all lines together. */
	readonly height: number
}

const LEADING = 1.4
const ELLIPSIS = '…'
/** Steps in which lines of one text are made alike in length. */
const BALANCE_STEPS = 8
/** A last line shorter than this share of the box looks left over. */
const STUMP = 0.4

const OPENS = /[（《“‘「『【〈([{]$/u
const CLOSES = /^[，。、；：？！）》”’」』】〉)\]},.;:?!%％…—～·]/u
/** A number, a space after it among them: 30 December. */
const DIGIT_END = /\d ?$/u

/** Words, as dictionaries part them. What must not begin or end a line hangs on, and a unit stays with its number. */
const piecesOf = (text: string): readonly string[] => {
	const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
	const pieces: string[] = []
	for (const { segment } of segmenter.segment(text)) {
		const last = pieces.at(-1)
		const joins =
			last !== undefined &&
			segment !== ' ' &&
			(DIGIT_END.test(last) ||
				(!last.endsWith(' ') && (CLOSES.test(segment) || OPENS.test(last) || isLatin(last, segment))))
		if (last !== undefined && (joins || segment === ' ')) pieces[pieces.length - 1] = last + segment
		else pieces.push(segment)
	}
	return pieces
}

/** A hyphen or an apostrophe inside a word. */
const isLatin = (before: string, after: string): boolean =>
	/[!-~’‘“”–]$/u.test(before) && /^[!-~’‘“”–]/u.test(after)

/** Texts with their sizes and line breaks for a box. Whatever the text, nothing is wider or higher than the box. */
export const createFitText = ({ widthOf }: Pick<TextMeasure, 'widthOf'>) => {
	const wrap = (pieces: readonly string[], fits: (line: string) => boolean): readonly string[] => {
		const lines: string[] = []
		let line = ''
		const end = (): void => {
			if (line.trim() !== '') lines.push(line.trimEnd())
			line = ''
		}
		for (const piece of pieces) {
			if (line !== '' && !fits((line + piece).trimEnd())) end()
			if (fits(piece.trimEnd())) {
				line += line === '' ? piece.trimStart() : piece
				continue
			}
			// A word that is longer than a line.
			for (const character of piece) {
				if (line !== '' && !fits(line + character)) end()
				line += character
			}
		}
		end()
		return lines
	}

	/** Where the last line would be a stump: as few lines as before, alike in length. */
	const balanced = (
		pieces: readonly string[],
		lines: readonly string[],
		{ width, weight }: Fit,
		size: number,
	): readonly string[] => {
		const last = widthOf(lines.at(-1) ?? '', size, weight)
		if (lines.length < 2 || last > width * STUMP) return lines
		let best = lines
		let [low, high] = [width / 2, width]
		for (let step = 0; step < BALANCE_STEPS; step++) {
			const middle = (low + high) / 2
			const narrower = wrap(pieces, (line) => widthOf(line, size, weight) <= middle)
			if (narrower.length === lines.length) [best, high] = [narrower, middle]
			else low = middle
		}
		return best
	}

	const shortened = (line: string, fits: (line: string) => boolean): string => {
		const characters = [...line]
		while (characters.length > 0 && !fits(`${characters.join('').trimEnd()}${ELLIPSIS}`)) characters.pop()
		return fits(ELLIPSIS) ? `${characters.join('').trimEnd()}${ELLIPSIS}` : ''
	}

	return (text: string, fit: Fit): FittedText => {
		const { width, height, sizes, weight, leading = LEADING } = fit
		const pieces = piecesOf(text.replace(/\s+/gu, ' ').trim())
		const at = (size: number) => {
			const lineHeight = size * leading
			const room = Math.max(0, Math.floor(height / lineHeight + 0.001))
			return { lineHeight, most: Math.min(fit.mostLines ?? room, room) }
		}
		const result = (lines: readonly string[], size: number, lineHeight: number): FittedText => ({
			lines,
			size,
			lineHeight,
			height: lines.length * lineHeight,
		})
		let smallest = sizes.at(-1) ?? 16
		for (const size of sizes) {
			const { lineHeight, most } = at(size)
			const lines = wrap(pieces, (line) => widthOf(line, size, weight) <= width)
			// A character wider than the box stands on a line of its own and would stick out.
			const isIn = lines.every((line) => widthOf(line, size, weight) <= width)
			if (isIn && lines.length <= most) return result(balanced(pieces, lines, fit, size), size, lineHeight)
			smallest = size
		}
		const { lineHeight, most } = at(smallest)
		const fits = (line: string): boolean => widthOf(line, smallest, weight) <= width
		const kept = wrap(pieces, fits).slice(0, most)
		const last = kept.at(-1)
		const lines = last === undefined ? [] : [...kept.slice(0, -1), shortened(last, fits)]
		return result(
			lines.map((line) => (fits(line) ? line : '')),
			smallest,
			lineHeight,
		)
	}
}

export type FitText = ReturnType<typeof createFitText>
