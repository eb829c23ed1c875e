import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPlanner } from '../../../../src/broadcast/plan-tips.ts'
import { type RehearseOptions, rehearse } from '../../../../src/broadcast/rehearsal/rehearse.ts'
import { createRunner } from '../../../../src/broadcast/run-deliveries.ts'
import { openSqliteStore } from '../../../../src/store/sqlite.ts'
import { createRandom } from '../../../../src/understand/random.ts'
import { NIGHT } from '../../../support/broadcast.ts'
import { plainCompose } from '../../../support/plain-compose.ts'
import { sampleTips } from '../../../support/sample-tips.ts'
import { STORE_OPTIONS } from '../../../support/store-options.ts'

const LONG = 120_000

let folder = ''
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'wenbao-rehearse-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const play = (more: Partial<RehearseOptions>) =>
	rehearse({
		openStore: (clock) => openSqliteStore({ ...STORE_OPTIONS, clock, path: join(folder, 'wenbao.db') }),
		compose: plainCompose,
		tips: sampleTips(20),
		quiet: NIGHT,
		dayKind: (date) => ({
			isWeekend: [0, 6].includes(new Date(date).getUTCDay()),
			isHoliday: date.endsWith('-01'),
			known: true,
		}),
		zone: 'Asia/Shanghai',
		from: '2026-10-20',
		days: 20,
		firstChats: 8,
		seed: 7,
		createRandom,
		...more,
	})

describe('a rehearsal', () => {
	it('of sixty days, with two changes of summer time, keeps every promise', { timeout: LONG }, async () => {
		const { violations, days, machine, platform } = await play({ days: 60 })
		expect(violations).toEqual([])
		// Something has to have happened for that to say anything.
		expect([...days.values()].reduce((sum, day) => sum + day.sent + day.late, 0)).toBeGreaterThan(300)
		expect(Math.min(machine.kills, machine.restarts, machine.downs)).toBeGreaterThan(2)
		expect(Math.min(platform.slow, platform.broken)).toBeGreaterThan(2)
	})

	it('judges all days but the last two', { timeout: LONG }, async () => {
		const { days } = await play({ days: 5 })
		expect([...days.keys()]).toEqual(['2026-10-20', '2026-10-21', '2026-10-22'])
	})
})

describe('a rehearsal finds', () => {
	it('a chooser that repeats', { timeout: LONG }, async () => {
		const { violations } = await play({
			createPlanner: (options) => createPlanner({ ...options, tips: options.tips.slice(0, 5) }),
		})
		expect(violations[0]).toMatch(/tip-\d+ again after 4 of 19 others/u)
	})

	it('a broadcast whose quiet hours begin too late', { timeout: LONG }, async () => {
		const { violations } = await play({
			quiet: { fromMinute: 20 * 60 + 30, toMinute: 7 * 60 + 30 },
			createPlanner: (options) => createPlanner({ ...options, quiet: NIGHT }),
			createRunner: (options) => createRunner({ ...options, quiet: NIGHT }),
			firstChats: 20,
			seed: 3,
		})
		expect(violations[0]).toMatch(/sent in quiet hours of [A-Z]\w+\/[A-Z]\w+/u)
	})

	it('a planner that forgets those who come late', { timeout: LONG }, async () => {
		const { violations } = await play({
			days: 40,
			createPlanner: (options) => {
				const { store } = options
				const subscriptions = {
					...store.subscriptions,
					// Only this very minute: after a downtime nobody is caught up with.
					due: (query: Parameters<typeof store.subscriptions.due>[0]) =>
						store.subscriptions.due({ ...query, fromMinute: query.toMinute }),
				}
				return createPlanner({ ...options, store: { ...store, subscriptions } })
			},
		})
		expect(violations.some((what) => what.includes('lost, nothing was sent'))).toBe(true)
	})

	it('a runner that settles before it sends', { timeout: LONG }, async () => {
		const { violations } = await play({
			createRunner: (options) => {
				const runner = createRunner(options)
				return {
					drain: (outbox, platform, signal) => {
						const silent = { ...outbox, deliver: async () => ({ kind: 'sent' }) as const }
						return runner.drain(silent, platform, signal)
					},
				}
			},
		})
		expect(violations[0]).toContain('settled as sent, but nothing arrived')
	})

	it('a store that hands out settled deliveries again', { timeout: LONG }, async () => {
		const { violations } = await play({
			days: 10,
			createRunner: (options) => {
				const { ledger } = options.store
				let kept: Awaited<ReturnType<typeof ledger.claim>> = null
				const forgetful = {
					...ledger,
					claim: async (query: Parameters<typeof ledger.claim>[0]) => {
						const claim = await ledger.claim(query)
						if (claim !== null) kept = claim
						if (claim !== null || kept === null) return claim
						const again = kept
						kept = null
						return again
					},
				}
				return createRunner({ ...options, store: { ...options.store, ledger: forgetful } })
			},
		})
		expect(violations.some((what) => what.includes('sent twice'))).toBe(true)
	})
})
