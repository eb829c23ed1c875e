/** A number found in running text. */
export interface FoundNumber {
	readonly start: number
	/** Exclusive. */
	readonly end: number
	readonly raw: string
	/** The plain value: 4.5万 is 45000, 百分之八 is 8. */
	readonly value: number
	readonly percent: boolean
}

const DIGITS: Readonly<Record<string, number>> = {
	零: 0,
	〇: 0,
	一: 1,
	壹: 1,
	二: 2,
	贰: 2,
	两: 2,
	三: 3,
	叁: 3,
	四: 4,
	肆: 4,
	五: 5,
	伍: 5,
	六: 6,
	陆: 6,
	七: 7,
	柒: 7,
	八: 8,
	捌: 8,
	九: 9,
	玖: 9,
}
const TENS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1e3, 仟: 1e3 }
const GROUPS: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }
const SCORES: Readonly<Record<string, number>> = { 廿: 20, 卅: 30 }

const NUMERALS = Object.keys({ ...DIGITS, ...TENS, ...GROUPS, ...SCORES }).join('')
/** 万千瓦 and 万千克 hold 千 as part of the unit, hence the lookahead. */
const RUN = new RegExp(
	`(百分之)?([\\d${NUMERALS}](?:[\\d${NUMERALS}点](?![瓦克米卡赫])|[.,](?=\\d))*)(%|个百分点|成(?=$|[^立为员果本功就长人]))?`,
	'g',
)
const COUNTERS = '个项条家人座亩元斤届次年月日天所户吨台辆处'
/** Runs of numerals that are words (万一, 千万别) unless a counter follows. */
const WORDS = new Set(['三百', '万一', '千万', '百千', '十百', '一一', '一二'])

const ENGLISH_SCALES: Readonly<Record<string, number>> = {
	hundred: 1e2,
	thousand: 1e3,
	million: 1e6,
	billion: 1e9,
	k: 1e3,
}
const ENGLISH_SCALE = /^ ?(hundred|thousand|million|billion|k)\b/

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6

/** The value of one numeral, Arabic, Chinese or mixed (4万5, 二〇二三, 五点五), or null when it is none. */
export function parseNumeral(raw: string): number | null {
	const text = raw.replace(/,/g, '')
	if (/^\d+(\.\d+)?$/.test(text)) return Number(text)
	if (/^[零〇一二三四五六七八九]{2,}$/.test(text)) return Number([...text].map((c) => DIGITS[c]).join(''))
	return sum(text.replace(/^([^点]*)点([零〇一二三四五六七八九]+)/, decimal))
}

function decimal(_: string, whole: string, fraction: string): string {
	return `${whole ? (parseNumeral(whole) ?? 0) : 0}.${[...fraction].map((c) => DIGITS[c]).join('')}`
}

/** Adds the parts up: `section` is what stands below the next 万 or 亿, `lastUnit` lets 四万五 mean 45,000. */
function sum(text: string): number | null {
	let total = 0
	let section = 0
	let digit: number | null = null
	let lastUnit = 1
	for (const token of text.match(/\d+(?:\.\d+)?|./gu) ?? []) {
		const [score, small, ten, group] = [SCORES[token], DIGITS[token], TENS[token], GROUPS[token]]
		if (/^\d/.test(token)) digit = Number(token)
		else if (score !== undefined) [section, digit, lastUnit] = [section + score, null, 10]
		else if (small !== undefined) [digit, lastUnit] = small > 0 ? [small, lastUnit] : [null, 1]
		else if (ten !== undefined) [section, digit, lastUnit] = [section + (digit ?? 1) * ten, null, ten]
		else if (group === undefined) return null
		else {
			const below = section + (digit ?? 0)
			total = group === 1e8 ? (total + below || 1) * group : total + (below || 1) * group
			;[section, digit, lastUnit] = [0, null, group]
		}
	}
	if (digit !== null)
		section += lastUnit >= 100 && digit < 10 && Number.isInteger(digit) ? (digit * lastUnit) / 10 : digit
	return rounded(total + section)
}

/** Finds the numbers in a normalised text. A lone Chinese numeral counts only before a counter word (三条, not 一定). */
export function findNumbers(text: string): FoundNumber[] {
	const found: FoundNumber[] = []
	for (const match of text.matchAll(RUN)) {
		const [whole, percentPrefix, digits = '', suffix] = match
		const body = digits.replace(/[点.,]+$/, '')
		const next = text.slice(match.index + whole.length, match.index + whole.length + 1)
		const counted = next !== '' && (COUNTERS.includes(next) || next === '多' || next === '余')
		const sure =
			percentPrefix || suffix || /\d/.test(body) || counted || (body.length > 1 && !WORDS.has(body))
		const value = sure ? parseNumeral(body) : null
		if (value === null) continue
		const end = match.index + whole.length
		const scale = ENGLISH_SCALE.exec(text.slice(end, end + 10))
		const factor = suffix === '成' ? 10 : (ENGLISH_SCALES[scale?.[1] ?? ''] ?? 1)
		found.push({
			start: match.index,
			end: end + (scale?.[0].length ?? 0),
			raw: whole + (scale?.[0] ?? ''),
			value: rounded(value * factor),
			percent: Boolean(percentPrefix || suffix),
		})
	}
	return found
}
