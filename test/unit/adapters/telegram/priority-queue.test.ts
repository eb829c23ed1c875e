import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createPriorityQueue } from '../../../../adapters/telegram/priority-queue.ts'

it('gives its items as a sorted list does, whatever is added and taken in between', () => {
	fc.assert(
		fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 50 }), { freq: 3 })), (steps) => {
			const queue = createPriorityQueue<number>((a, b) => a < b)
			const model: number[] = []
			const taken: (readonly [number | undefined, number | undefined, number])[] = []
			const expected: typeof taken = []
			for (const added of steps) {
				if (added === null) {
					taken.push([queue.first(), queue.shift(), queue.size()])
					const first = model.shift()
					expected.push([first, first, model.length])
				} else {
					queue.push(added)
					model.push(added)
					model.sort((a, b) => a - b)
				}
			}
			expect(taken).toEqual(expected)
		}),
	)
})
