/** A sentence around its number, so that the number can stand out. */
export interface LeadParts {
	readonly before: string
	readonly printed: string
	readonly after: string
}

const STOP = /^[，,。.；;：:\s]+/u

/** Null where the sentence does not hold the number as printed. The mark that follows the number falls away. */
export const leadParts = (text: string, printed: string): LeadParts | null => {
	const at = printed === '' ? -1 : text.indexOf(printed)
	if (at < 0) return null
	return {
		before: text.slice(0, at).trim(),
		printed,
		after: text.slice(at + printed.length).replace(STOP, ''),
	}
}

/** The digits of a printed value, and what stands around them: 110 | 亿斤以上. */
export const digitParts = (printed: string): readonly { readonly text: string; readonly digits: boolean }[] =>
	printed
		.split(/(\d[\d.,]*(?:\s?[×x~-]\s?\d[\d.,]*)*%?)/u)
		.map((text, at) => ({ text, digits: at % 2 === 1 }))
		.filter(({ text }) => text !== '')
