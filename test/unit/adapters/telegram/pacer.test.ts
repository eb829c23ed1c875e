import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PACE, type Pace } from '../../../../adapters/telegram/capabilities.ts'
import { createPacer } from '../../../../adapters/telegram/pacer.ts'

beforeEach(() => {
	vi.useFakeTimers({ now: 1_000_000 })
})
afterEach(() => {
	vi.useRealTimers()
})

/** Writes into the chats in this order at once and returns when each went, in milliseconds from now. */
const write = async (
	chats: readonly number[],
	{ pace = {}, pauseMs = 0 }: { pace?: Partial<Pace>; pauseMs?: number },
) => {
	const pacer = createPacer({ now: Date.now }, { ...PACE, ...pace })
	const start = Date.now()
	const went: (readonly [chat: number, atMs: number])[] = []
	if (pauseMs > 0) pacer.pause(pauseMs)
	const done = chats.map((chat) =>
		pacer.run(chat, async () => {
			went.push([chat, Date.now() - start])
		}),
	)
	await vi.runAllTimersAsync()
	await Promise.all(done)
	return went
}

describe('the pacer', () => {
	it('lets different chats go at once', async () => {
		expect(await write([1, 2, 3], {})).toEqual([
			[1, 0],
			[2, 0],
			[3, 0],
		])
	})

	it('lets one chat go once a second, in order, and others meanwhile', async () => {
		expect(await write([1, 1, 1, 2], {})).toEqual([
			[1, 0],
			[2, 0],
			[1, 1000],
			[1, 2000],
		])
	})

	it('lets a group go 18 times a minute', async () => {
		const went = await write(
			Array.from({ length: 19 }, () => -1),
			{},
		)

		expect(went.at(-1)).toEqual([-1, 60_000])
	})

	it('holds everything back while the account is paused, and goes slowly after', async () => {
		const went = await write([1, 2, 3], { pauseMs: 5000 })

		expect(went.map(([, at]) => at)).toEqual([5000, 5040, 5080])
	})

	it('goes at full speed again after a while', async () => {
		const pacer = createPacer({ now: Date.now }, PACE)
		pacer.pause(1000)
		await vi.advanceTimersByTimeAsync(1000 + PACE.slowForMs)
		const start = Date.now()
		const went: number[] = []

		await Promise.all(
			[1, 2, 3].map((chat) => pacer.run(chat, async () => void went.push(Date.now() - start))),
		)

		expect(went).toEqual([0, 0, 0])
	})

	it('has so many under way at once', async () => {
		const pacer = createPacer({ now: Date.now }, { ...PACE, atOnce: 2 })
		const first = Promise.withResolvers<void>()
		let started = 0
		const task = () => {
			started += 1
			return first.promise
		}

		const done = [1, 2, 3].map((chat) => pacer.run(chat, task))
		await vi.advanceTimersByTimeAsync(10)

		expect([started, pacer.waiting()]).toEqual([2, 1])
		first.resolve()
		await Promise.all(done)
	})

	it('goes on after a task that fails', async () => {
		const pacer = createPacer({ now: Date.now }, { ...PACE, atOnce: 1 })
		const failed = pacer.run(1, () => Promise.reject(new Error('refused')))

		const next = pacer.run(2, async () => 'went')

		await expect(failed).rejects.toThrow('refused')
		expect(await next).toBe('went')
	})
})
