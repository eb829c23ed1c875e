import { describe, expect, it } from 'vitest'
import { createCompose } from '../../../src/compose/compose.ts'
import { shorten } from '../../../src/compose/shorten.ts'
import { choosePack } from '../../../src/conversation/choose-pack.ts'
import { readPack } from '../../../src/conversation/read-pack.ts'
import type { Lang } from '../../../src/domain/lang.ts'
import type { Block } from '../../../src/domain/reply.ts'
import type { Target } from '../../../src/domain/understanding.ts'
import { nodeReader } from '../../../src/knowledge/node-reader.ts'
import { renderText } from '../../../src/render/visitor.ts'
import { samplePack } from '../../support/sample-pack.ts'
import { answerTo, understood } from '../../support/understandings.ts'

const LANGS: readonly Lang[] = ['zh-Hans', 'zh-Hant', 'en']
const reader = nodeReader('knowledge')
const realPack = readPack(reader, choosePack(reader, undefined))

const lengthOf = (text: string): number => [...text.replace(/\s/gu, '')].length

describe.each([
	['sample', samplePack],
	['shipped', realPack],
])('answers from the %s pack', (_, pack) => {
	const compose = createCompose(pack)
	const targets: readonly Target[] = [
		...pack.figures.map((figure): Target => ({ kind: 'figure', id: figure.id })),
		...pack.areas.map((area): Target => ({ kind: 'area', id: area.id })),
		...pack.facts.map((fact): Target => ({ kind: 'fact', id: fact.id })),
	]

	it.each(LANGS)('stay short for every single target (%s)', (lang) => {
		for (const target of targets) {
			const text = renderText(compose.answer(understood(answerTo(target), lang), 2099, false))

			expect(lengthOf(text), text).toBeLessThanOrEqual(lang === 'en' ? 1000 : 300)
		}
	})

	it.each(LANGS)('stay short for every pair of targets (%s)', (lang) => {
		for (const first of targets)
			for (const second of targets) {
				if (first.id === second.id) continue
				const text = renderText(compose.answer(understood(answerTo(first, second), lang), 2099, false))

				expect(lengthOf(text), text).toBeLessThanOrEqual(lang === 'en' ? 1000 : 300)
			}
	})

	it.each(LANGS)('stay short when everything is asked at once (%s)', (lang) => {
		for (let first = 0; first < targets.length; first++) {
			const rotated = [...targets.slice(first), ...targets.slice(0, first)]
			const text = renderText(compose.answer(understood(answerTo(...rotated), lang), 2099, false))

			expect(lengthOf(text), text).toBeLessThanOrEqual(lang === 'en' ? 1000 : 300)
		}
	})

	it('keep every figure of an area that was asked for', () => {
		for (const area of pack.areas) {
			const target: Target = { kind: 'area', id: area.id }
			const text = renderText(compose.answer(understood(answerTo(target)), 2099, false))
			const missing = pack.figures.filter(
				(figure) => figure.area === area.id && !text.includes(figure.printed['zh-Hans']),
			)

			expect(missing).toEqual([])
		}
	})
})

describe('shorten', () => {
	it('leaves a short answer as it is', () => {
		const blocks: readonly Block[] = [{ kind: 'lead', text: '一句。', figure: null }]

		expect(shorten(blocks, 'zh-Hans')).toEqual(blocks)
	})

	it('drops a summary before a notice', () => {
		const notice: Block = { kind: 'notice', about: 'damage', text: '读不清。' }

		expect(shorten([{ kind: 'text', text: '长'.repeat(400) }, notice], 'zh-Hans')).toEqual([notice])
	})
})
