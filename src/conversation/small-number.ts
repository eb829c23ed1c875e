const DIGITS = '零一二三四五六七八九'

/** Digits or Chinese numerals up to 99, as a part of a pattern. */
export const SMALL_NUMBER = '\\d{1,2}|[零〇一二两兩三四五六七八九十]{1,3}'

const digit = (text: string): number => (text.length === 1 ? DIGITS.indexOf(text) : -1)

/** Of 12, 十二, 零五, 两; -1 for what is no number. */
export const smallNumber = (numeral: string): number => {
	if (/^\d{1,2}$/u.test(numeral)) return Number(numeral)
	const [before = '', after] = numeral
		.replace(/〇/gu, '零')
		.replace(/[两兩]/gu, '二')
		.split('十')
	if (after === undefined) return digit(before.replace(/^零(?=.)/u, ''))
	const tens = before === '' ? 1 : digit(before)
	const ones = after === '' ? 0 : digit(after)
	return tens < 1 || ones < 0 ? -1 : tens * 10 + ones
}
