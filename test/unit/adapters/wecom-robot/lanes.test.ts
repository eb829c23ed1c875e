import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLanes, type Pacing } from '../../../../adapters/wecom-robot/lanes.ts'

const MINUTE_MS = 60_000

/** Time that passes only while somebody waits. */
const standing = (): Pacing & { readonly wait: (ms: number) => void } => {
	let now = 1_000_000
	const wait = (ms: number): void => {
		now += ms
	}
	return { clock: { now: () => now }, sleep: async (ms) => wait(ms), wait }
}

describe('lanes', () => {
	it('let a robot write at once what its minute holds, then when its first message is a minute old', async () => {
		const pacing = standing()
		const lanes = createLanes({ perMinute: 2 }, pacing)
		const at: number[] = []

		for (let message = 0; message < 5; message++)
			await lanes.turn('a', async (lane) => {
				await lane.room()
				at.push(pacing.clock.now() - 1_000_000)
			})

		expect(at).toEqual([0, 0, MINUTE_MS, MINUTE_MS, 2 * MINUTE_MS])
	})

	it('hold no minute with more than its messages, whatever comes when', async () => {
		const waits = fc.array(fc.integer({ min: 0, max: 40_000 }), { maxLength: 60 })
		await fc.assert(
			fc.asyncProperty(waits, fc.integer({ min: 1, max: 20 }), async (gaps, perMinute) => {
				const pacing = standing()
				const lanes = createLanes({ perMinute }, pacing)
				const at: number[] = []
				for (const gap of gaps) {
					pacing.wait(gap)
					await lanes.turn('a', async (lane) => {
						await lane.room()
						at.push(pacing.clock.now())
					})
				}

				const most = at.map((from) => at.filter((time) => time >= from && time < from + MINUTE_MS).length)
				expect(Math.max(0, ...most)).toBeLessThanOrEqual(perMinute)
			}),
			{ numRuns: 50 },
		)
	})

	it('keep the messages of one delivery together', async () => {
		const lanes = createLanes({ perMinute: 1 }, standing())
		const written: string[] = []
		const two = (name: string) =>
			lanes.turn('a', async (lane) => {
				for (const part of [1, 2]) {
					await lane.room()
					written.push(`${name}${part}`)
				}
			})

		await Promise.all([two('x'), two('y')])

		expect(written).toEqual(['x1', 'x2', 'y1', 'y2'])
	})

	it('go on after a delivery that broke off', async () => {
		const lanes = createLanes({ perMinute: 1 }, standing())
		const broken = lanes.turn('a', () => Promise.reject(new Error('broken')))

		expect(await lanes.turn('a', async () => 'next')).toBe('next')
		await expect(broken).rejects.toThrow('broken')
	})

	it('rest as long as they are told', async () => {
		const pacing = standing()
		const lanes = createLanes({ perMinute: 5 }, pacing)

		await lanes.turn('a', async (lane) => {
			lane.rest(MINUTE_MS)
			await lane.room()
		})

		expect(pacing.clock.now()).toBe(1_000_000 + MINUTE_MS)
	})

	it('give no room once they are closed, also to who waits', async () => {
		const signals: AbortSignal[] = []
		const lanes = createLanes(
			{ perMinute: 1 },
			{
				clock: { now: () => 0 },
				sleep: (_, signal) => {
					signals.push(signal)
					lanes.close()
					return Promise.resolve()
				},
			},
		)
		const rooms: boolean[] = []

		await lanes.turn('a', async (lane) => {
			rooms.push(await lane.room(), await lane.room())
		})

		expect([rooms, signals.map(({ aborted }) => aborted)]).toEqual([[true, false], [true]])
	})
})
