import fc from 'fast-check'
import { expect, it } from 'vitest'
import { maskText } from '../../src/conversation/mask-text.ts'

const digits = fc.stringMatching(/^\d{1,20}$/u)
const scrap = fc.oneof(
	digits,
	fc.constantFrom('１３８', '٣٤٥', '①②', '一三八', '🄀', '\u200b', '\ufe0f\u20e3', ' ', '-', '@', '.', 'X'),
	fc.constantFrom('www.', '鲁P', '路', '\ud800', '/', 'a@b.cn', 'https://'),
	fc.string({ unit: 'binary', maxLength: 3 }),
)

it('no six digits in a row survive, whatever stands around them', () => {
	fc.assert(
		fc.property(fc.array(scrap, { maxLength: 40 }), (scraps) => {
			expect(maskText(scraps.join(''))).not.toMatch(/\p{Nd}{6}/u)
		}),
		{ numRuns: 2000 },
	)
})

it('what was masked is masked once and for all', () => {
	fc.assert(
		fc.property(fc.array(scrap, { maxLength: 20 }), (scraps) => {
			const masked = maskText(scraps.join(''))
			expect(maskText(masked)).toBe(masked)
		}),
		{ numRuns: 500 },
	)
})
