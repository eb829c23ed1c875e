/** Of the two fonts of the cards, as they lie beside them in one JSON file. */
export interface FontMetrics {
	/** Every character that both fonts have. */
	readonly characters: string
	/** In thousandths of the font size, where not 1000. */
	readonly advances: Readonly<Record<Weight, Readonly<Record<string, number>>>>
}

export type Weight = 'regular' | 'bold'

export interface TextMeasure {
	/** Pixels that a line needs. */
	readonly widthOf: (text: string, size: number, weight: Weight) => number
	/** The characters of a text that the fonts do not have, each once. */
	readonly missing: (text: string) => readonly string[]
}

/** Two characters may stand closer or further apart than they are wide: kerning. */
const KERNING = 1.01

export const createTextMeasure = ({ characters, advances }: FontMetrics): TextMeasure => {
	const known = new Set(characters)
	return {
		widthOf: (text, size, weight) => {
			let thousandths = 0
			for (const character of text) thousandths += advances[weight][character] ?? 1000
			return (thousandths / 1000) * size * KERNING
		},
		missing: (text) => [...new Set(text)].filter((character) => !known.has(character)),
	}
}
