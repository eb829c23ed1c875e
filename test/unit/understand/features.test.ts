import { describe, expect, it } from 'vitest'
import type { PastTurn } from '../../../src/domain/understanding.ts'
import { extractFeatures } from '../../../src/understand/features.ts'
import { lexiconWith } from '../../support/small-lexicon.ts'
import { figureTarget } from '../../support/understandings.ts'

const lexicon = lexiconWith()
const of = (text: string, past: readonly PastTurn[] = []) => extractFeatures(text, past, lexicon)
const afterGrain: readonly PastTurn[] = [{ outcome: 'answer', targets: [figureTarget('grain')] }]

it('numbers are all one sign among the words', () => {
	expect(of('修23条').words).toEqual(of('修50条').words)
})

it('a number that the page prints points to its figure', () => {
	expect(of('不是44个吗').sense).toContain('l number:ponds')
})

it('a lexicon word points to what it means', () => {
	expect(of('粮食总产多少').sense).toContain('l figure:grain')
})

it('a word that only sounds so is heard, not read', () => {
	expect(of('良食总产多少').sense).toEqual(['h figure:grain'])
})

it('pinyin has sound and no English words', () => {
	const { words, sound } = of('liangshi zongchan')

	expect([words, sound.length > 0]).toEqual([[], true])
})

it('what is set aside lends its senses to a group of its own', () => {
	const { sense, aside } = of('不问粮食总产, 问新挖水塘')

	expect([sense.includes('l figure:grain'), aside]).toEqual([false, ['aside', 'x figure:grain']])
})

it('a short message has no tail', () => {
	expect(of('粮食总产多少').tail).toEqual([])
})

it('the end of a long message is seen once more', () => {
	const story = '昨天我跟邻居在村口聊了半天, 后来又一起去看了看地, 回家路上想起一件事, 粮食总产多少'

	expect(of(story).tail).toContain('t figure:grain')
})

describe('what went before', () => {
	it('is nothing in a first message', () => {
		expect(of('多少').past).toEqual(['first'])
	})

	it('is what was talked about', () => {
		expect(of('多少', afterGrain).past).toContain('past figure:grain')
	})

	it('survives a thank-you in between', () => {
		expect(of('多少', [...afterGrain, { outcome: 'chat', targets: [] }]).past).toContain('past figure:grain')
	})

	it('does not count for a message that speaks for itself', () => {
		expect(of('我想知道明年城里打算新开多少个菜市场方便大家就近买菜', afterGrain).past).not.toContain(
			'past figure:grain',
		)
	})
})

it('a fuzzy reading is heard', () => {
	expect(extractFeatures('多少', [], lexicon, new Set(['figure:plant'])).sense).toEqual(['h figure:plant'])
})
