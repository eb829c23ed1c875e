import { expect, it } from 'vitest'
import type { AbsentReason } from '../../../src/domain/understanding.ts'
import { type Asked, vetoFigure } from '../../../src/understand/veto.ts'
import { samplePack } from '../../support/sample-pack.ts'

const [grain, ponds] = samplePack.figures
const asked = (text: string, senses: readonly string[] = []): Asked => ({
	text,
	senses: new Set(senses),
	lastSenses: new Set(senses),
	soundsLike: new Set(),
})
const veto = (text: string, ...senses: readonly string[]): AbsentReason | null => {
	if (!ponds) throw new TypeError('No figure')
	return vetoFigure(asked(text, senses), ponds, 2030)
}

it.each([
	['平均每个镇挖几个塘', 'concept:q-average', 'computed'],
	['去年挖了几个塘', 'concept:time-last-year', 'other-year'],
	['2028年挖几个塘', 'figure:ponds', 'other-year'],
	['西市挖几个塘', 'place:other', 'other-place'],
	['东县挖几个塘', 'place:part', 'part-of-place'],
	['44个塘是哪些', 'number:ponds', 'breakdown'],
	['挖塘补贴多少钱', 'figure:ponds', 'unstated'],
	['挖这些塘的总经费是多少', 'figure:ponds', 'unstated'],
	['新挖的塘有没有名单', 'figure:ponds', 'breakdown'],
	['本届政府一共挖几个塘', 'figure:ponds', 'other-year'],
	['过去五年挖了几个塘', 'figure:ponds', 'other-year'],
	['十年后挖几个塘', 'concept:time-future-years', 'other-year'],
	['塘和粮哪个多', 'concept:q-sum-compare', 'computed'],
	['塘比田多几个', 'figure:ponds', 'computed'],
	['塘和井加起来几个', 'figure:ponds', 'computed'],
	['其中养鱼的几个塘', 'concept:q-share-of', 'breakdown'],
	['塘占水面的百分之几', 'figure:ponds', 'breakdown'],
	['上半年挖几个塘', 'figure:ponds', 'breakdown'],
	['塘几时挖好', 'concept:q-when', 'breakdown'],
	['雨下得够几个塘', 'subject:rainfall', 'subject'],
	['为什么是44个塘', 'figure:ponds', 'unstated'],
	['塘的总投资是多少', 'figure:ponds', 'unstated'],
	['how many ponds have been dug in the city in the last term', 'figure:ponds', 'other-year'],
])('no number for %s (%s): %s', (text, sense, reason) => {
	expect(veto(text, sense)).toBe(reason)
})

it.each([
	['挖几个塘', 'figure:ponds'],
	['2030年挖几个塘', 'figure:ponds'],
	['去年没挖成, 今年挖几个塘', 'concept:time-this-year'],
	['我是东县的, 挖几个塘', 'place:part'],
	['全市挖几个塘', 'place:part'],
	['44个塘对不对', 'number:ponds'],
	['塘挖几个, 几时挖好', 'concept:q-when'],
])('a number for %s (%s)', (text, sense) => {
	expect(veto(text, sense)).toBeNull()
})

it.each(['截至目前一共打了多少粮', '粮食最后实现了多少', '粮食 累计总数', 'how much grain so far'])(
	'what there is by now is no target: %s',
	(text) => {
		if (!grain) throw new TypeError('No figure')

		expect(vetoFigure(asked(text), grain, 2030)).toBe('result')
	},
)

it('what the page does not state counts only in the clause that asks', () => {
	if (!ponds) throw new TypeError('No figure')
	const story = { ...asked('雨水少, 挖几个', ['subject:rainfall']), lastSenses: new Set<string>() }

	expect(vetoFigure(story, ponds, 2030)).toBeNull()
})

it('beside its own name another thing does no harm', () => {
	expect(veto('雨水少, 挖几个塘', 'subject:rainfall', 'figure:ponds')).toBeNull()
})

it('what there is in all is not what is added', () => {
	if (!ponds) throw new TypeError('No figure')
	const added = { ...ponds, measures: { ...ponds.measures, 'zh-Hans': '新增鱼塘' } }

	expect(vetoFigure(asked('鱼塘总量几个'), added, 2030)).toBe('result')
})

it('a place elsewhere counts less than the own one', () => {
	expect(veto('样板市比西市多挖几个塘', 'place:other', 'place:own')).toBeNull()
})

it('a long message may tell of other years in passing', () => {
	expect(veto(`${'说来话长'.repeat(10)}, 2028年来的`, 'figure:ponds')).toBeNull()
})

it('another rank than the measured one is not stated', () => {
	if (!grain) throw new TypeError('No figure')
	const provincial = { ...grain, measures: { ...grain.measures, 'zh-Hans': '省级示范村' } }

	expect(vetoFigure(asked('国家级示范村几个'), provincial, 2030)).toBe('unstated')
})

it('lets a figure be named by its sound beside a word for something else', () => {
	const heard = { ...asked('雨塘挖几个', ['subject:rainfall']), soundsLike: new Set(['figure:ponds']) }
	expect(ponds && vetoFigure(heard, ponds, 2030)).toBeNull()
})
