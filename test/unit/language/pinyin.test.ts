import { describe, expect, it } from 'vitest'
import { foldSyllable, isPinyin, splitPinyin } from '../../../src/language/pinyin.ts'
import { readingsOfHan, toPinyin } from '../../../src/language/pinyin-readings.ts'

describe('splitPinyin', () => {
	it.each([
		['nihao', ['ni', 'hao']],
		['liangshi', ['liang', 'shi']],
		['zhuangtai', ['zhuang', 'tai']],
		['xian', ['xian']],
	])('%s is %j, the fewest syllables that fit', (word, syllables) => {
		expect(splitPinyin(word)).toEqual(syllables)
	})

	it('is null for an English word', () => {
		expect(splitPinyin('hello')).toBeNull()
	})
})

describe('isPinyin', () => {
	it.each([
		['liangshi chanliang duoshao', true],
		['how many roads', false],
		['women can sing', false],
		['hao', false],
	])('%s → %s', (text, expected) => {
		expect(isPinyin(text.split(' '))).toBe(expected)
	})
})

it.each([
	['zhang', 'zan'],
	['sheng', 'sen'],
	['nan', 'lan'],
	['lan', 'lan'],
])('%s sounds like %s to who confuses zh and z, n and l, -ng and -n', (syllable, folded) => {
	expect(foldSyllable(syllable)).toBe(folded)
})

describe('readingsOfHan', () => {
	const readings = readingsOfHan()

	it('lists characters under their commonest syllable, folded', () => {
		expect(readings['lian']).toMatch(/粮/u)
	})

	it('lists no character twice', () => {
		const all = Object.values(readings).join('')

		expect(new Set(all).size).toBe(all.length)
	})
})

it('spells Chinese and keeps numbers together', () => {
	expect(toPinyin('修路23条')).toBe('xiu lu 23 tiao')
})
