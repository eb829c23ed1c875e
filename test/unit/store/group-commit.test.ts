import { expect, it } from 'vitest'
import { groupCommit } from '../../../src/store/group-commit.ts'

it('writes what is added at once together, and what comes meanwhile after it', async () => {
	const written: (readonly number[])[] = []
	const group = groupCommit<number>(async (items) => {
		written.push([...items])
		if (items.includes(1)) void group.add([4]).then(() => group.add([5]))
	})
	await Promise.all([group.add([1]), group.add([2, 3]), group.add([])])
	await group.idle()
	await group.idle()
	expect(written).toEqual([[1, 2, 3], [4], [5]])
})

it('fails those whose write failed, and goes on', async () => {
	let full = true
	const group = groupCommit<number>(async () => {
		if (full) throw new Error('disk full')
	})
	const results = await Promise.allSettled([group.add([1]), group.add([2])])
	expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
	full = false
	await group.add([3])
})
