import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { widthOf, wrap } from '../../../../adapters/terminal/wrap.ts'

describe('wrap', () => {
	it('counts a Chinese character as two columns', () => {
		expect(widthOf('粮食 110')).toBe(8)
	})

	it('keeps closing punctuation at the end of a line', () => {
		expect(wrap('一二三四，五六', 8)).toEqual(['一二三四，', '五六'])
	})

	it('keeps a number with its decimal together', () => {
		expect(wrap('新增就业4.5万人', 10)).toEqual(['新增就业', '4.5万人'])
	})

	it('hangs the rest of an item under its text', () => {
		expect(wrap('1. 一二三四五', 9)).toEqual(['1. 一二三', '   四五'])
	})

	it('breaks English between words', () => {
		expect(wrap('the grain output', 9)).toEqual(['the grain', 'output'])
	})

	it('loses nothing but spaces, whatever the line', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 4, max: 40 }), (line, columns) => {
				const bare = (text: string): string => text.replace(/\s/gu, '')

				expect(bare(wrap(line, columns).join(''))).toBe(bare(line))
			}),
		)
	})
})
