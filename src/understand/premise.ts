import type { Figure } from '../domain/pack.ts'
import type { WrongPremise } from '../domain/understanding.ts'
import { normalise } from '../language/normalise.ts'
import { findNumbers } from '../language/numerals.ts'

const CONFIRMS =
	/是不是|对吗|对不对|对吧|没错|没记错|真的|听说|说是|有人说|说的|吧|吗|准不准|right|correct|true|heard|isn't|is it|not |or |还是/

/** The number a citizen takes for the figure, when it is another one than the page prints; null when there is none. */
export function findWrongPremise(text: string, figure: Figure): WrongPremise | null {
	if (!CONFIRMS.test(text)) return null
	const printed = findNumbers(normalise(figure.printed['zh-Hans']))
	const numbers = findNumbers(text)
	const isPrinted = (value: number): boolean => printed.some((n) => n.value === value)
	if (numbers.some((n) => isPrinted(n.value))) return null
	for (const n of numbers) {
		const after = text.slice(n.end).trimStart()
		const unit = figure.unit.replace(/^[万亿]/, '')
		const sameKind =
			figure.unit === '%'
				? n.percent || /^(?:个点|个百分点|percent|per cent)/.test(after)
				: !n.percent && (unit === '' || after.startsWith(unit[0] ?? '') || /^[a-z]/.test(after))
		const isYear = n.value >= 1900 && n.value <= 2100 && !n.percent
		if (!sameKind || isYear) continue
		const tail = after.startsWith(unit) ? unit : ''
		return { figure: figure.id, said: `${n.raw}${tail}` }
	}
	return null
}
