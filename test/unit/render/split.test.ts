import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCompose } from '../../../src/compose/compose.ts'
import type { LengthUnit } from '../../../src/domain/text-limit.ts'
import { splitLines } from '../../../src/render/split.ts'
import { renderLines } from '../../../src/render/visitor.ts'
import { samplePack } from '../../support/sample-pack.ts'
import { answerTo, areaTarget, figureTarget, understood } from '../../support/understandings.ts'

const LENGTH: Readonly<Record<LengthUnit, (text: string) => number>> = {
	chars: (text) => [...text].length,
	utf16: (text) => text.length,
	bytes: (text) => Buffer.byteLength(text),
}
const UNITS = Object.keys(LENGTH) as LengthUnit[]
const withoutSpace = (text: string): string => text.replace(/\s/gu, '')

describe('splitLines', () => {
	it('keeps a short reply in one message', () => {
		expect(splitLines(['一。', '二。'], { unit: 'chars', limit: 100 })).toEqual(['一。\n二。'])
	})

	it('splits between lines before it splits a line', () => {
		expect(splitLines(['甲乙丙。丁。', '戊己。'], { unit: 'chars', limit: 7 })).toEqual([
			'甲乙丙。丁。',
			'戊己。',
		])
	})

	it('splits a long line at sentence ends and never inside 4.5', () => {
		const messages = splitLines(['About 4.5 percent. Then more.'], { unit: 'utf16', limit: 20 })

		expect(messages).toEqual(['About 4.5 percent.', 'Then more.'])
	})

	it.each([
		['chars', ['𠀀𠀀', '𠀀']],
		['utf16', ['𠀀', '𠀀', '𠀀']],
		['bytes', ['𠀀', '𠀀', '𠀀']],
	] as const)('chops one endless sentence at code points, counting %s', (unit, expected) => {
		const limit = { chars: 2, utf16: 3, bytes: 5 }[unit]

		expect(splitLines(['𠀀𠀀𠀀'], { unit, limit })).toEqual(expected)
	})

	it('loses nothing but spaces and stays inside the limit, whatever the text', () => {
		const line = fc.string({ unit: 'grapheme', maxLength: 80 })
		const limit = fc.record({ unit: fc.constantFrom(...UNITS), limit: fc.integer({ min: 4, max: 60 }) })

		fc.assert(
			fc.property(fc.array(line, { maxLength: 12 }), limit, (lines, max) => {
				const messages = splitLines(lines, max)

				expect(withoutSpace(messages.join(''))).toBe(withoutSpace(lines.join('')))
				expect(messages.every((message) => LENGTH[max.unit](message) <= max.limit)).toBe(true)
			}),
		)
	})

	it('never parts a figure from its caveat while one sentence fits', () => {
		const decision = answerTo(figureTarget('grain'), figureTarget('rules'), areaTarget('fields'))
		const reply = createCompose(samplePack).answer(understood(decision), 2031, false)
		const lines = renderLines(reply)
		const shown = reply.blocks.flatMap((block) =>
			block.kind === 'figures' ? block.items : block.kind === 'lead' && block.figure ? [block.figure] : [],
		)
		const longest = Math.max(...shown.map((figure) => figure.text.length)) + '· '.length

		for (let limit = longest; limit < 400; limit++) {
			const messages = splitLines(lines, { unit: 'chars', limit })

			for (const figure of shown)
				expect(
					messages.some((message) => message.includes(figure.text)),
					figure.text,
				).toBe(true)
		}
	})
})
