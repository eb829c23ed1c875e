import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emsOf, wrap } from '../../../../adapters/web/report/wrap.ts'

describe('wrap', () => {
	it('loses nothing but spaces', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (text, ems) => {
				const bare = (some: string) => some.replace(/\s/gu, '')

				expect(bare(wrap(text, ems).join(''))).toBe(bare(text))
			}),
		)
	})

	it('keeps lines of Chinese within the width', () => {
		const lines = wrap('新增省级现代服务业示范区（试点）和它们的名单', 6)

		expect(Math.max(...lines.map(emsOf))).toBeLessThanOrEqual(7)
	})

	it('keeps words of letters whole', () => {
		expect(wrap('total investment in ponds', 8)).toEqual(['total', 'investment in', 'ponds'])
	})
})
