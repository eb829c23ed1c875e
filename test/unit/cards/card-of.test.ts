import { describe, expect, it } from 'vitest'
import { cardOf } from '../../../src/cards/card-of.ts'
import { areaId, figureId } from '../../../src/domain/ids.ts'
import { sampleCards } from '../../support/sample-cards.ts'

const figure = (id: string) => ({ kind: 'figure', id: figureId(id) }) as const
const area = (id: string) => ({ kind: 'area', id: areaId(id) }) as const

describe('a card', () => {
	it.each([
		['grain', '2030年目标'],
		['ponds', '计划规模'],
		['plant', '计划中的项目规模'],
		['rules', '名称中的数，不是指标'],
	])('of the figure %s carries its caveat: %s', (id, tag) => {
		expect(cardOf(sampleCards(2030), figure(id), 'zh-Hans')).toMatchObject({ figure: { tag } })
	})

	it('prints the value as the source has it, in its language', () => {
		expect(cardOf(sampleCards(2030), figure('grain'), 'en')).toMatchObject({
			figure: { measures: 'Total grain output', printed: 'at least 7 billion jin', tag: '2030 target' },
		})
	})

	it('has the source line of the reply beside it', () => {
		expect(cardOf(sampleCards(2030), figure('grain'), 'zh-Hans')?.source).toBe(
			'出处：《样板日报》2029年12月1日，“种好田地”部分第2段',
		)
	})

	it.each([
		['figure', figure('grain')],
		['area', area('fields')],
		['tip', { kind: 'tip', id: 'tip-grain' }],
	] as const)('of a %s says that the year has passed, once it has', (_, of) => {
		const [then, after] = [2030, 2031].map((year) => cardOf(sampleCards(year), of, 'zh-Hans')?.yearPassed)

		expect([then, after]).toEqual([null, '2030年已经过去，这一页没有公布结果。'])
	})

	it('of a name says nothing of the year: it was never to be reached', () => {
		expect(cardOf(sampleCards(2031), figure('rules'), 'en')?.yearPassed).toBeNull()
	})

	it('of an area without figures says so and shows none, and admits the damage', () => {
		expect(cardOf(sampleCards(2030), area('towns'), 'zh-Hans')).toMatchObject({
			corner: '3 / 3',
			figures: [],
			noFigures: '这部分没有给出数字。',
			damage: '后半段读不清。',
		})
	})

	it.each([figure('none'), area('none'), { kind: 'tip', id: 'none' } as const])(
		'of nothing is none: %o',
		(of) => {
			expect(cardOf(sampleCards(2030), of, 'en')).toBeNull()
		},
	)
})
