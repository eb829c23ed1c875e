import { describe, expect, it } from 'vitest'
import type { Example } from '../../../src/domain/pack.ts'
import { combineExamples, spellInPinyin } from '../../../src/understand/augment.ts'
import { samplePack } from '../../support/sample-pack.ts'

const example = (text: string, outcome: Example['outcome'], ...ids: readonly string[]): Example => ({
	text,
	after: [],
	outcome,
	ids,
})

describe('combineExamples', () => {
	const grain = example('粮食多少？', 'answer', 'grain')
	const ponds = example('挖几个塘？', 'answer', 'ponds')
	const thanks = example('谢谢', 'chat')

	it('asks two questions in one message', () => {
		const combined = combineExamples([grain, ponds], samplePack)

		expect(new Set(combined.map(({ ids }) => ids.join()))).toEqual(new Set(['grain,ponds', 'ponds,grain']))
	})

	it('wraps a question in courtesy and keeps its label', () => {
		const combined = combineExamples([grain, thanks], samplePack)

		expect(combined.length).toBeGreaterThan(0)
		expect(combined.every(({ text, ids }) => /谢谢/u.test(text) && ids.join() === 'grain')).toBe(true)
	})

	it('puts nothing together out of nothing', () => {
		expect(combineExamples([], samplePack)).toEqual([])
	})

	it('makes the same messages twice', () => {
		expect(combineExamples([grain, ponds, thanks], samplePack)).toEqual(
			combineExamples([grain, ponds, thanks], samplePack),
		)
	})
})

describe('spellInPinyin', () => {
	it('spells some short Chinese questions and keeps their labels', () => {
		expect(spellInPinyin([example('修几条路', 'answer', 'roads')])).toEqual([
			example('xiu ji tiao lu', 'answer', 'roads'),
		])
	})

	it('leaves English and follow-ups out', () => {
		const followUp = { ...example('桥呢', 'answer', 'bridges'), after: ['修几条路'] }

		expect(spellInPinyin([example('how many', 'answer', 'roads'), followUp])).toEqual([])
	})
})
