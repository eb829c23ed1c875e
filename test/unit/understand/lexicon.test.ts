import { describe, expect, it } from 'vitest'
import { samplePack } from '../../support/sample-pack.ts'
import { lexiconOf, lexiconWith } from '../../support/small-lexicon.ts'

const lexicon = lexiconWith({ id: 'rain', words: ['下雨', 'rainfall'] })
const sensesIn = (text: string): readonly string[] => lexicon.find(text).flatMap((hit) => hit.values)

it.each([
	['粮食总产', 'figure:grain'],
	['种好田地', 'area:fields'],
	['作报告的人', 'fact:about-mayor'],
	['降雨量', 'subject:rain'],
	['下雨', 'concept:rain'],
	['样板市', 'place:own'],
	['the power rules', 'figure:rules'],
])('%s means %s', (word, sense) => {
	expect(sensesIn(`说说${word}`)).toEqual([sense])
})

it('a word may mean several things', () => {
	expect(sensesIn('rainfall')).toEqual(['concept:rain', 'subject:rain'])
})

it('counties and other cities are places of their own', () => {
	const place = (name: string) => ({ name: { 'zh-Hans': name, 'zh-Hant': name, en: name }, aliases: [] })
	const { report } = samplePack
	const wide = lexiconOf({
		...samplePack,
		report: { ...report, parts: [place('东县')] },
		otherPlaces: [place('西市')],
	})

	expect(wide.find('东县和西市').flatMap((hit) => hit.values)).toEqual(['place:part', 'place:other'])
})

describe('by sound', () => {
	it('finds a word in pinyin', () => {
		const syllables = lexicon.syllables('liangshi zongchan', true)

		expect(lexicon.findBySound(syllables).flatMap((hit) => hit.values)).toEqual(['figure:grain'])
	})

	it('finds a homophone', () => {
		const syllables = lexicon.syllables('良食总产', false)

		expect(lexicon.findBySound(syllables).flatMap((hit) => hit.values)).toEqual(['figure:grain'])
	})

	it('finds nothing in English', () => {
		expect(lexicon.findBySound(lexicon.syllables('hello world', true))).toEqual([])
	})
})

describe('figuresWith', () => {
	it('knows a printed number by its value, 90亿 as 9e9', () => {
		expect(lexicon.figuresWith(9e9, false)).toEqual(['ponds-cost'])
	})

	it('knows no figure with another number', () => {
		expect(lexicon.figuresWith(8e9, false)).toEqual([])
	})

	it('takes no number for a percentage', () => {
		expect(lexicon.figuresWith(44, true)).toEqual([])
	})
})
