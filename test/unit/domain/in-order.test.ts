import { describe, expect, it } from 'vitest'
import { createInOrder } from '../../../src/domain/in-order.ts'

describe('inOrder', () => {
	it('runs the tasks of one key one after another', async () => {
		const inOrder = createInOrder<string>()
		const seen: string[] = []
		const gate = Promise.withResolvers<void>()
		const slow = inOrder('a', async () => {
			await gate.promise
			seen.push('slow')
		})
		const quick = inOrder('a', () => seen.push('quick'))
		gate.resolve()
		await Promise.all([slow, quick])

		expect(seen).toEqual(['slow', 'quick'])
	})

	it('does not let one key wait for another', async () => {
		const inOrder = createInOrder<string>()
		const stuck = Promise.withResolvers<void>()
		void inOrder('a', () => stuck.promise)

		expect(await inOrder('b', () => 'done')).toBe('done')
	})

	it('goes on after a task that failed, and tells its caller', async () => {
		const inOrder = createInOrder<string>()
		const failed = inOrder('a', () => {
			throw new Error('broken')
		})
		const next = inOrder('a', () => 'done')

		await expect(failed).rejects.toThrow('broken')
		expect(await next).toBe('done')
	})
})
