import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findNumbers, parseNumeral } from '../../../src/language/numerals.ts'

describe('parseNumeral', () => {
	it.each([
		['23', 23],
		['1,000', 1000],
		['十五', 15],
		['廿三', 23],
		['一百零五', 105],
		['一千二百三十四', 1234],
		['二〇二三', 2023],
		['4万5', 45_000],
		['四万五', 45_000],
		['两万五千', 25_000],
		['三亿五千万', 350_000_000],
		['1万亿', 1_000_000_000_000],
		['五点五', 5.5],
	])('%s is %d', (written, value) => {
		expect(parseNumeral(written)).toBe(value)
	})

	it('is null for what is no numeral', () => {
		expect(parseNumeral('路')).toBeNull()
	})

	it('reads every whole number back from its digits in Chinese', () => {
		const spell = (n: number): string =>
			[...String(n)].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('')
		fc.assert(fc.property(fc.integer({ min: 10, max: 999_999 }), (n) => parseNumeral(spell(n)) === n))
	})
})

describe('findNumbers', () => {
	it.each([
		['修23条路', ['23', 23]],
		['就业4.5万人', ['4.5万', 45_000]],
		['投资4 billion yuan', ['4 billion', 4e9]],
		['修两条路', ['两', 2]],
		['八抓二十条', ['二十', 20]],
	])('%s holds %j', (text, [raw, value]) => {
		expect(findNumbers(text)).toMatchObject([{ raw, value, percent: false }])
	})

	it.each([
		['增长百分之五点五', 5.5],
		['增长5.5%', 5.5],
		['完成三成', 30],
		['涨8个百分点', 8],
	])('%s holds %d percent', (text, value) => {
		expect(findNumbers(text)).toMatchObject([{ value, percent: true }])
	})

	it.each([['万一下雨'], ['千万别去'], ['一定要修路'], ['半年']])('%s holds none', (text) => {
		expect(findNumbers(text)).toEqual([])
	})

	it('leaves 千 of 千瓦 to the unit: 2×66万千瓦 is 2 and 660,000', () => {
		expect(findNumbers('2×66万千瓦').map((n) => n.value)).toEqual([2, 660_000])
	})

	it('says where each number stands', () => {
		const text = '修23条路, 建5座桥'
		expect(findNumbers(text).map(({ start, end }) => text.slice(start, end))).toEqual(['23', '5'])
	})
})
