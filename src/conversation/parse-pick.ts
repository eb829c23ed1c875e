import { SMALL_NUMBER, smallNumber } from './small-number.ts'

/** What a citizen picks from the last numbered list: counted from 1, from the end, none of them, or the list before it. */
export type ListPick =
	| { readonly kind: 'at'; readonly number: number }
	| { readonly kind: 'from-end'; readonly number: number }
	| { readonly kind: 'none' }
	| { readonly kind: 'back' }

const ORDINALS = [
	'first',
	'second',
	'third',
	'fourth',
	'fifth',
	'sixth',
	'seventh',
	'eighth',
	'ninth',
	'tenth',
	'eleventh',
	'twelfth',
]
const LONGEST = 24

const NUMBER = `(${SMALL_NUMBER})`
const TAIL = '(?:呢|吧|啊|呀|说的啥|说的什么|說的什麼|是啥|是什么|是什麼|讲什么|講什麼|讲的什么|讲的啥)?'
const COUNTER = '(?:个|個|项|項|方面|号|號)'
// Without 第 or 选, a number with 个 is an amount rather than a choice.
const BARE = new RegExp(`^${NUMBER}(?:号|號)?[.、)）]?$`, 'u')
const PATTERNS: readonly RegExp[] = [
	BARE,
	new RegExp(`^(?:我?选|我?選|看|回复|回覆|no\\.?|number|option)${NUMBER}${COUNTER}?$`, 'u'),
	new RegExp(`^(?:我?选|我?選|我?看|我?问|我?問|那)?第${NUMBER}${COUNTER}?${TAIL}$`, 'u'),
]
const FROM_END = new RegExp(`^(?:那)?(?:倒数|倒數)第${NUMBER}${COUNTER}?${TAIL}$`, 'u')
const LAST = new RegExp(`^(?:那)?最[后後]一?${COUNTER}${TAIL}$`, 'u')
const NONE =
	/^(?:都不是|都不对|都不對|一个都不是|一個都不是|不是这些|不是這些|none(?:ofthese|ofthem|oftheabove)?)$/u

const BACK = /^(?:0|零|〇|返回|返回上一[级級]|上一[级級]|回上一[级級]|(?:go)?back)$/u
/** No list is longer. A larger number, such as 88 for goodbye, was never a choice. */
const LONGEST_LIST = 20

/** NFKC turns ２ and ② into 2, and 2️⃣ loses its frame. */
const bareOf = (text: string): string =>
	text
		.normalize('NFKC')
		.replace(/[\s!！?？。~～]|\ufe0f|\u20e3/gu, '')
		.toLowerCase()

/** Whether a message is one number and nothing else, which means something only beside a list. */
export const isBareNumber = (text: string): boolean => {
	if (text.length > LONGEST) return false
	const numeral = BARE.exec(bareOf(text))?.[1]
	const number = numeral === undefined ? 0 : smallNumber(numeral)
	return number >= 1 && number <= LONGEST_LIST
}

/** 2, ２, ②, 二, 第二个, 倒数第二, the second one, 都不是, 0; null for anything that is not a choice and nothing else. */
export const parsePick = (text: string): ListPick | null => {
	if (text.length > LONGEST) return null
	const bare = bareOf(text)
	if (BACK.test(bare)) return { kind: 'back' }
	if (NONE.test(bare)) return { kind: 'none' }
	if (LAST.test(bare) || /^(?:the)?last(?:one)?$/u.test(bare)) return { kind: 'from-end', number: 1 }
	const ordinal = /^(?:the)?([a-z]+?)(?:one)?$/u.exec(bare)?.[1]
	const spelled = ordinal === undefined ? -1 : ORDINALS.indexOf(ordinal)
	if (spelled >= 0) return { kind: 'at', number: spelled + 1 }
	const fromEnd = FROM_END.exec(bare)?.[1]
	if (fromEnd !== undefined) return { kind: 'from-end', number: smallNumber(fromEnd) }
	for (const pattern of PATTERNS) {
		const numeral = pattern.exec(bare)?.[1]
		if (numeral !== undefined) return { kind: 'at', number: smallNumber(numeral) }
	}
	return null
}
