import { expect, it } from 'vitest'
import { namesOtherYear, whyAbsent } from '../../../src/understand/why-absent.ts'

it.each([
	['西市修路吗', ['place:other'], 'other-place'],
	['2028年呢', [], 'other-year'],
	['去年呢', ['concept:time-last-year'], 'other-year'],
	['平均多少', ['concept:q-average'], 'computed'],
	['东县修路吗', ['place:part'], 'part-of-place'],
	['降雨量多少', ['subject:rain'], 'subject'],
	['做完了吗', ['concept:q-result'], 'result'],
	['在哪里', ['concept:q-where'], 'breakdown'],
	['有人知道吗', [], 'unstated'],
])('%s with %j: %s', (text, senses, reason) => {
	expect(whyAbsent(text, new Set(senses), 2030)).toBe(reason)
})

it('the most telling reason wins: another place before another year', () => {
	expect(whyAbsent('西市2028年', new Set(['place:other']), 2030)).toBe('other-place')
})

it.each([
	['2028年修路', true],
	['2030年修路', false],
	['2028年到2030年修路', false],
	['2028.5万元', false],
	['修路', false],
])('%s names another year than 2030: %s', (text, expected) => {
	expect(namesOtherYear(text, 2030)).toBe(expected)
})
