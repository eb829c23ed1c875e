import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PACE, type Pace } from '../../../../adapters/telegram/capabilities.ts'
import { createPacer, type Kind, NoTurn } from '../../../../adapters/telegram/pacer.ts'

beforeEach(() => {
	vi.useFakeTimers({ now: 1_000_000 })
})
afterEach(() => {
	vi.useRealTimers()
})

const MOST_WAIT_MS = 60_000

const open = (pace: Partial<Pace> = {}) =>
	createPacer({ clock: { now: Date.now }, pace: { ...PACE, ...pace }, mostWaitMs: MOST_WAIT_MS })

interface Asked {
	readonly chat: number
	readonly kind: Kind
	/** When it comes, in milliseconds from now; default 0. */
	readonly atMs?: number
}

type Went = readonly [chat: number, atMs: number, kind: Kind]

const answers = (...chats: readonly number[]): readonly Asked[] =>
	chats.map((chat) => ({ chat, kind: 'answer' }))
const broadcasts = (...chats: readonly number[]): readonly Asked[] =>
	chats.map((chat) => ({ chat, kind: 'broadcast' }))

/** Lets messages wait for their turns until all have gone, and returns the order in which they went. */
const write = async (
	asked: readonly Asked[],
	{ pace = {}, pauseMs = 0 }: { pace?: Partial<Pace>; pauseMs?: number } = {},
): Promise<readonly Went[]> => {
	const pacer = open(pace)
	const start = Date.now()
	const went: Went[] = []
	if (pauseMs > 0) pacer.pause(pauseMs)
	const ask = ({ chat, kind }: Asked) =>
		pacer.queue(chat, kind)(async () => void went.push([chat, Date.now() - start, kind]))
	const done = asked.map((one) =>
		one.atMs === undefined
			? ask(one)
			: new Promise((resolve) => setTimeout(() => resolve(ask(one)), one.atMs)),
	)
	await vi.runAllTimersAsync()
	await Promise.all(done)
	return went
}

const times = (went: readonly Went[]): readonly number[] => went.map(([, atMs]) => atMs)

describe('answers', () => {
	it('to different chats go at once', async () => {
		expect(times(await write(answers(1, 2, 3)))).toEqual([0, 0, 0])
	})

	it('to one chat go once a second, in order, and others meanwhile', async () => {
		expect((await write(answers(1, 1, 1, 2))).map(([chat, atMs]) => [chat, atMs])).toEqual([
			[1, 0],
			[2, 0],
			[1, 1000],
			[1, 2000],
		])
	})

	it('to a group go 18 times a minute', async () => {
		const went = await write(answers(...Array.from({ length: 19 }, () => -1)))

		expect(times(went).at(-1)).toBe(60_000)
	})

	it('wait while the account is paused, and go slowly after', async () => {
		expect(times(await write(answers(1, 2, 3), { pauseMs: 5000 }))).toEqual([5000, 5040, 5080])
	})

	it('wait for the end of any pause', async () => {
		expect(times(await write(answers(1), { pauseMs: 2 ** 32 }))).toEqual([2 ** 32])
	})

	it('go at full speed again after a while', async () => {
		const pacer = open()
		pacer.pause(1000)
		await vi.advanceTimersByTimeAsync(1000 + PACE.slowForMs)
		const start = Date.now()
		const went: number[] = []

		await Promise.all(
			[1, 2, 3].map((chat) => pacer.queue(chat, 'answer')(async () => void went.push(Date.now() - start))),
		)

		expect(went).toEqual([0, 0, 0])
	})

	it('are under way so many at once', async () => {
		const pacer = open({ atOnce: 2 })
		const first = Promise.withResolvers<void>()
		let started = 0
		const task = () => {
			started += 1
			return first.promise
		}

		const done = [1, 2, 3].map((chat) => pacer.queue(chat, 'answer')(task))
		await vi.advanceTimersByTimeAsync(10)

		expect([started, pacer.waiting()]).toEqual([2, 1])
		first.resolve()
		await Promise.all(done)
	})

	it('go on after one that fails', async () => {
		const pacer = open({ atOnce: 1 })
		const failed = pacer.queue(1, 'answer')(() => Promise.reject(new Error('refused')))

		const next = pacer.queue(2, 'answer')(async () => 'went')

		await expect(failed).rejects.toThrow('refused')
		expect(await next).toBe('went')
	})

	it('keep their place for another try', async () => {
		const pacer = open()
		const went: string[] = []
		const turn = pacer.queue(1, 'answer')
		await expect(turn(() => Promise.reject(new Error('429')))).rejects.toThrow('429')
		pacer.pause(2000)
		const later = pacer.queue(2, 'answer')(async () => void went.push('later'))

		const again = turn(async () => void went.push('again'))

		await vi.runAllTimersAsync()
		await Promise.all([later, again])
		expect(went).toEqual(['again', 'later'])
	})

	it('do not wait for good behind those of chats that began later', async () => {
		const others = Array.from({ length: 100 }, (_, at) => ({
			chat: 100 + at,
			kind: 'answer' as const,
			atMs: 2000,
		}))

		const went = await write([...answers(1, 1, 1), ...others], { pauseMs: 1000 })

		expect(times(went.filter(([chat]) => chat === 1))).toEqual([1000, 2000, 3000])
	})
})

describe('broadcasts', () => {
	it('go 25 times a second, evenly', async () => {
		const went = await write(broadcasts(...Array.from({ length: 26 }, (_, at) => at + 1)))

		expect([times(went).slice(0, 3), times(went).at(-1)]).toEqual([[0, 40, 80], 1000])
	})

	it('go behind answers that came later', async () => {
		const went = await write([...broadcasts(1, 2), ...answers(3)], { pauseMs: 1000 })

		expect(went.map(([chat]) => chat)).toEqual([3, 1, 2])
	})

	it('leave the chat its second, whoever wrote into it', async () => {
		const went = await write([...answers(1), ...broadcasts(1)])

		expect(times(went)).toEqual([0, 1000])
	})

	it('leave room to answers while their own calls hang', async () => {
		const pacer = open()
		const hanging = new Promise<never>(() => undefined)
		for (const chat of [1, 2, 3, 4, 5, 6, 7, 8, 9]) void pacer.queue(chat, 'broadcast')(() => hanging)
		await vi.advanceTimersByTimeAsync(10_000)

		const answered = await Promise.all(
			[11, 12, 13, 14, 15, 16, 17, 18].map((chat) => pacer.queue(chat, 'answer')(async () => chat)),
		)

		expect([answered.length, pacer.waiting()]).toEqual([8, 1])
	})

	it('wait for a pause', async () => {
		expect(times(await write(broadcasts(1, 2), { pauseMs: 5000 }))).toEqual([5000, 5040])
	})

	it('are turned away by a pause that is too long, before and after it begins', async () => {
		const pacer = open()
		pacer.pause(1000)
		const before = pacer.queue(1, 'broadcast')(async () => 'went')

		pacer.pause(MOST_WAIT_MS + 1)

		const after = pacer.queue(2, 'broadcast')(async () => 'went')
		await expect(before).rejects.toMatchObject({ waitMs: MOST_WAIT_MS + 1 })
		await expect(after).rejects.toBeInstanceOf(NoTurn)
	})

	it('are turned away once it is closed, while answers keep their places', async () => {
		const pacer = open()
		pacer.pause(1000)
		const turnedAway = pacer.queue(1, 'broadcast')(async () => 'went')
		const answered = pacer.queue(2, 'answer')(async () => 'went')

		pacer.close()

		await expect(turnedAway).rejects.toMatchObject({ waitMs: 0 })
		await vi.runAllTimersAsync()
		expect(await answered).toBe('went')
	})
})

it('keeps to every limit, whatever comes', async () => {
	const asked = fc.record({
		chat: fc.constantFrom(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, -1, -2),
		kind: fc.constantFrom<Kind>('answer', 'broadcast', 'broadcast'),
		atMs: fc.integer({ min: 0, max: 3000 }),
	})
	const many = fc.array(asked, { minLength: 20, maxLength: 150 })
	await fc.assert(
		fc.asyncProperty(many, async (messages) => {
			const went = await write(messages, { pace: { perSecond: 5, perGroupPerMinute: 3 } })

			const inTime = (to: number, ms: number, of: readonly Went[]): number =>
				of.filter(([, atMs]) => atMs > to - ms && atMs <= to).length
			const ofChat = (chat: number) => went.filter((one) => one[0] === chat)
			expect(went).toHaveLength(messages.length)
			for (const [at, [chat, atMs, kind]] of went.entries()) {
				const before = went.slice(0, at + 1)
				if (kind === 'broadcast') expect(inTime(atMs, 1000, before)).toBeLessThanOrEqual(5)
				expect(inTime(atMs, 1000, ofChat(chat))).toBe(1)
				if (chat < 0) expect(inTime(atMs, 60_000, ofChat(chat))).toBeLessThanOrEqual(3)
			}
		}),
		{ numRuns: 50 },
	)
})
