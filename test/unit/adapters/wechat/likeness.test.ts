import fc from 'fast-check'
import { expect, it } from 'vitest'
import { likeness, sketchOf } from '../../../../adapters/wechat/likeness.ts'

const members = (from: number, to: number): readonly string[] =>
	Array.from({ length: to - from }, (_, at) => String(Math.sin(from + at)).slice(3, 13))

it.each([
	['all', members(0, 10), members(0, 10), 1],
	['none', members(0, 10), members(10, 20), 0],
	['half', members(0, 15), members(5, 20), 0.5],
	['nobody there', members(0, 10), [], 0],
])('of small rooms is the share of members in common: %s', (_, a, b, expected) => {
	expect(likeness(sketchOf(a), sketchOf(b))).toBeCloseTo(expected)
})

it('of large rooms is about that', () => {
	const alike = likeness(sketchOf(members(0, 480)), sketchOf(members(20, 500)))

	expect([alike > 0.8, likeness(sketchOf(members(0, 400)), sketchOf(members(300, 700))) < 0.4]).toEqual([
		true,
		true,
	])
})

it('is the same from both sides', () => {
	const sketch = fc.array(fc.string()).map(sketchOf)
	fc.assert(
		fc.property(sketch, sketch, (a, b) => {
			expect(likeness(a, b)).toBe(likeness(b, a))
		}),
	)
})
