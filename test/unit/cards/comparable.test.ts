import { describe, expect, it } from 'vitest'
import { comparableWith } from '../../../src/cards/comparable.ts'
import { figureId } from '../../../src/domain/ids.ts'
import type { Figure } from '../../../src/domain/pack.ts'
import { samplePack } from '../../support/sample-pack.ts'

const [sample] = samplePack.figures
if (sample === undefined) throw new TypeError('The sample pack has figures')

const share = (id: string, measures: string, more: Partial<Figure> = {}): Figure => ({
	...sample,
	id: figureId(id),
	kind: 'target',
	value: 5,
	unit: '%',
	measures: { 'zh-Hans': measures, 'zh-Hant': measures, en: measures },
	...more,
})

const first = share('first', '甲业增长')

describe('bars', () => {
	it('compare percentages of the same kind of measure', () => {
		const second = share('second', '乙业增长')

		expect(comparableWith(first, [first, second])).toEqual([first, second])
	})

	it.each([
		['another unit', share('second', '乙业增长', { unit: '个' })],
		['another measure', share('second', '乙业占比')],
		['what is no target', share('second', '乙业增长', { kind: 'scale' })],
		['no single number', share('second', '乙业增长', { value: null })],
	])('leave out %s', (_, second) => {
		expect(comparableWith(first, [first, second])).toEqual([])
	})

	it('are never of one', () => {
		expect(comparableWith(first, [first])).toEqual([])
	})
})
