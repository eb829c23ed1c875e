import { expect, it } from 'vitest'
import { groupCommit } from '../../../src/store/group-commit.ts'

it('writes what is added at once together, what comes meanwhile after it, and gives each its result', async () => {
	const written: (readonly number[])[] = []
	const group = groupCommit(async (items: readonly number[]) => {
		written.push([...items])
		if (items.includes(1)) void group.add(4)
		return items.map((item) => item * 10)
	})
	expect(await Promise.all([group.add(1), group.add(2), group.add(3)])).toEqual([10, 20, 30])
	await group.idle()
	expect(written).toEqual([[1, 2, 3], [4]])
})

it('fails those whose write failed, and goes on', async () => {
	let full = true
	const group = groupCommit(async (items: readonly number[]) => {
		if (full) throw new Error('disk full')
		return items
	})
	const results = await Promise.allSettled([group.add(1), group.add(2)])
	expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
	full = false
	expect(await group.add(3)).toBe(3)
})
