import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFitText } from '../../src/cards/fit-text.ts'
import { shippedMeasure } from '../support/sample-cards.ts'

const fitText = createFitText(shippedMeasure)

const texts = fc.oneof(
	fc.stringMatching(/^[a-zA-Z0-9 ,.%()"'-]{0,200}$/u),
	fc.string({ unit: fc.constantFrom(...'粮食总产稳定在以上，。、（）“”《》8%5.5 '), maxLength: 120 }),
	fc.string({ unit: 'binary', maxLength: 60 }),
)
const boxes = fc.record({
	width: fc.integer({ min: 0, max: 900 }),
	height: fc.integer({ min: 0, max: 400 }),
	sizes: fc.constantFrom([20], [40, 30, 20], [60, 15]),
	weight: fc.constantFrom('regular' as const, 'bold' as const),
	leading: fc.constantFrom(1.2, 1.4),
})

const bare = (text: string): string => text.replace(/\s/gu, '')

describe('a text that is fitted into a box', () => {
	it('is never wider or higher than the box', () => {
		fc.assert(
			fc.property(texts, boxes, (text, box) => {
				const { lines, size, height } = fitText(text, box)
				const widest = Math.max(0, ...lines.map((line) => shippedMeasure.widthOf(line, size, box.weight)))

				expect([widest <= box.width, height <= box.height + 0.1]).toEqual([true, true])
			}),
			{ numRuns: 1000 },
		)
	})

	it('keeps every character, or says by an ellipsis that it was cut', () => {
		fc.assert(
			fc.property(texts, boxes, (text, box) => {
				const { lines } = fitText(text, { ...box, width: box.width + 60, height: box.height + 60 })
				const shown = bare(lines.join(''))

				expect(shown === bare(text) || shown.endsWith('…')).toBe(true)
			}),
			{ numRuns: 500 },
		)
	})
})

describe('lines', () => {
	const linesOf = (text: string, width: number) =>
		fitText(text, { width, height: 400, sizes: [20], weight: 'regular' }).lines

	it.each([
		['a closing mark does not begin one', '甲乙丙丁，戊己庚辛', 84, /^[^，]/u],
		['a number keeps its unit', '甲乙丙一共有 35条规定', 170, /^(?!条)/u],
		['English words stay whole', 'one two three four', 100, /^(?:one|two|three|four)\b/u],
	])('%s', (_, text, width, beginning) => {
		const lines = linesOf(text, width)

		expect(lines.length).toBeGreaterThan(1)
		for (const line of lines) expect(line).toMatch(beginning)
	})
})
