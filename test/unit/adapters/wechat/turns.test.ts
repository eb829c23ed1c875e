import { expect, it } from 'vitest'
import { PACE } from '../../../../adapters/wechat/capabilities.ts'
import { createTurns, type Kind } from '../../../../adapters/wechat/turns.ts'

/** Turns in a time that passes only where they wait. */
const trial = (random = () => 0.5) => {
	let now = 1_000_000
	const taken: { readonly kind: Kind; readonly at: number }[] = []
	const turns = createTurns(PACE, {
		clock: { now: () => now },
		sleep: async (ms, signal) => {
			await Promise.resolve()
			if (!signal.aborted) now += ms
		},
		random,
	})
	const take = async (kind: Kind): Promise<void> => {
		if (await turns.take(kind)) taken.push({ kind, at: now })
	}
	return { turns, take, taken }
}

it('lets one tip go in 3 to 5 seconds, never at even intervals', async () => {
	let drawn = 0
	const { take, taken } = trial(() => (drawn++ * 0.37) % 1)
	await Promise.all(Array.from({ length: 20 }, () => take('tip')))
	const gaps = taken.slice(1).map(({ at }, before) => at - (taken[before]?.at ?? 0))

	expect(Math.min(...gaps)).toBeGreaterThanOrEqual(3000)
	expect(Math.max(...gaps)).toBeLessThanOrEqual(5000)
	expect(new Set(gaps).size).toBeGreaterThan(10)
})

it('lets answers go before tips that came earlier', async () => {
	const { take, taken } = trial()
	await Promise.all([take('tip'), take('tip'), take('tip'), take('answer'), take('answer')])

	expect(taken.map(({ kind }) => kind)).toEqual(['tip', 'answer', 'answer', 'tip', 'tip'])
})

it('turns tips away when it closes, and no answer', async () => {
	const { turns, take, taken } = trial()
	const all = Promise.all([take('answer'), take('tip'), take('answer')])
	turns.close()
	await all
	await take('tip')

	expect(taken.map(({ kind }) => kind)).toEqual(['answer', 'answer'])
})
