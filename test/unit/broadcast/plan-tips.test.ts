import { beforeEach, describe, expect, it } from 'vitest'
import { createDayKind } from '../../../src/broadcast/holidays.ts'
import { setPaused } from '../../../src/broadcast/pause.ts'
import { createPlanner, type Planner } from '../../../src/broadcast/plan-tips.ts'
import type { Store } from '../../../src/ports/store.ts'
import { chatOf } from '../../support/broadcast.ts'
import { createBroadcastRun } from '../../support/broadcast-run.ts'
import { sampleTips } from '../../support/sample-tips.ts'
import { settleDue } from '../../support/settle-due.ts'

const ANN = '4711'
const TIPS = sampleTips(12)
const HOUR_MS = 3_600_000
const dayKind = createDayKind([
	{ year: 2026, holidays: new Set(['2026-11-26']), workdays: new Set(['2026-11-28']) },
	{ year: 2027, holidays: new Set(), workdays: new Set() },
])

const run = createBroadcastRun('2026-11-24T20:00+08:00')
const options = () => ({ ...run, tips: TIPS, dayKind })
let planner: Planner
beforeEach(() => {
	planner = createPlanner(options())
})

const planAt = (time: string): Promise<number> => {
	run.clock.set(time)
	return planner.plan()
}

describe('planning the tips', () => {
	it('waits for the local time of a chat', async () => {
		await run.subscribe(ANN)
		expect([await planAt('2026-11-25T08:29+08:00'), await planAt('2026-11-25T08:30+08:00')]).toEqual([0, 1])
	})

	it('plans a chat once, however often it looks', async () => {
		await run.subscribe(ANN)
		await planAt('2026-11-25T08:30+08:00')
		expect([await planAt('2026-11-25T08:31+08:00'), await planAt('2026-11-25T19:59+08:00')]).toEqual([0, 0])
	})

	it('writes down the tip, its figures and its window', async () => {
		await run.subscribe(ANN)
		await planAt('2026-11-25T09:00+08:00')
		const [claimed] = await settleDue(run.store)
		const tip = TIPS.find(({ id }) => id === claimed?.tip)
		expect(claimed).toMatchObject({
			campaign: 'tip:2026-11-25',
			ref: chatOf(ANN),
			figures: tip?.figures,
			untilMs: Date.parse('2026-11-25T20:00+08:00'),
		})
	})

	it('catches up until 20:00, and not at 20:00', async () => {
		await run.subscribe(ANN)
		expect(await planAt('2026-11-25T20:00+08:00')).toBe(0)
		expect(await planAt('2026-11-26T19:59+08:00')).toBe(1)
	})

	it('catches up until the quiet hours for who wants a time after 20:00', async () => {
		await run.subscribe(ANN, { atMinute: 20 * 60 + 30 })
		expect([await planAt('2026-11-25T21:29+08:00'), await planAt('2026-11-26T21:30+08:00')]).toEqual([1, 0])
	})

	it('sends one tip after days of silence, that of the present day', async () => {
		await run.subscribe(ANN)
		expect(await planAt('2026-11-29T12:00+08:00')).toBe(1)
		expect(await settleDue(run.store)).toMatchObject([{ campaign: 'tip:2026-11-29' }])
	})

	it('begins tomorrow with who opts in after their own time', async () => {
		run.clock.set('2026-11-25T08:31+08:00')
		await run.subscribe(ANN)
		expect([await planAt('2026-11-25T12:00+08:00'), await planAt('2026-11-26T08:30+08:00')]).toEqual([0, 1])
	})

	it('goes by the clock of the chat', async () => {
		await run.subscribe(ANN, { zone: 'America/New_York' })
		expect(await planAt('2026-11-25T08:29-05:00')).toBe(0)
		expect(await planAt('2026-11-25T08:30-05:00')).toBe(1)
	})

	it.each([
		['forward', '2027-03-14'],
		['back', '2027-11-07'],
	])('keeps the local time on the day on which clocks are set %s', async (_, date) => {
		const offset = date === '2027-03-14' ? '-04:00' : '-05:00'
		await run.subscribe(ANN, { zone: 'America/New_York' })
		expect(await planAt(`${date}T08:29${offset}`)).toBe(0)
		expect(await planAt(`${date}T08:30${offset}`)).toBe(1)
	})

	it('gives no second tip of a date to a chat whose clock is set back', async () => {
		await run.subscribe(ANN)
		await planAt('2026-11-25T09:00+08:00')
		await settleDue(run.store)
		expect([await planAt('2026-11-24T09:00+08:00'), await planAt('2026-11-25T09:00+08:00')]).toEqual([0, 0])
	})

	it('goes on after a clock that ran ahead was set right', async () => {
		await run.subscribe(ANN)
		await planAt('2027-01-15T09:00+08:00')
		await settleDue(run.store)
		expect(await planAt('2026-11-26T09:00+08:00')).toBe(1)
	})

	it('gives no two tips within ten hours to a chat that moves east', async () => {
		await run.subscribe(ANN, { zone: 'America/New_York', atMinute: 19 * 60 })
		await planAt('2026-11-25T19:00-05:00')
		await settleDue(run.store)
		await run.subscribe(ANN, { zone: 'Asia/Tokyo', atMinute: 9 * 60 })
		run.clock.advance(9 * HOUR_MS)
		expect(await planner.plan()).toBe(0)
		run.clock.advance(HOUR_MS + 1)
		expect(await planner.plan()).toBe(1)
	})

	it('gives no second tip of a date to a chat that moves west', async () => {
		await run.subscribe(ANN, { zone: 'Asia/Tokyo' })
		await planAt('2026-11-25T08:30+09:00')
		await settleDue(run.store)
		await run.subscribe(ANN, { zone: 'Pacific/Honolulu' })
		expect(await planAt('2026-11-25T08:30-10:00')).toBe(0)
		expect(await planAt('2026-11-26T08:30-10:00')).toBe(1)
	})

	it('plans more chats than the store gives at once', async () => {
		for (let chat = 0; chat < 23; chat += 1) await run.subscribe(String(chat))
		run.clock.set('2026-11-25T08:30+08:00')
		const due: Store['subscriptions']['due'] = (query) => run.store.subscriptions.due({ ...query, limit: 5 })
		const few = { ...run.store, subscriptions: { ...run.store.subscriptions, due } }
		expect(await createPlanner({ ...options(), store: few }).plan()).toBe(23)
	})

	it('repeats no tip until a chat has had all of them', async () => {
		await run.subscribe(ANN)
		const sent: (string | null)[] = []
		for (let day = 0; day < 24; day += 1) {
			run.clock.set('2026-11-25T08:30+08:00')
			run.clock.advance(day * 24 * HOUR_MS)
			await planner.plan()
			sent.push(...(await settleDue(run.store)).map(({ tip }) => tip))
		}
		expect([new Set(sent.slice(0, 12)).size, new Set(sent.slice(12)).size]).toEqual([12, 12])
	})

	it('leaves out weekends and holidays for who wants that, and knows the Saturday that is worked', async () => {
		await run.subscribe('weekdays', { weekdaysOnly: true })
		await run.subscribe('no holidays', { skipHolidays: true })
		const planned = []
		for (const date of ['2026-11-26', '2026-11-28', '2026-11-29'])
			planned.push([date, await planAt(`${date}T09:00+08:00`), (await settleDue(run.store)).length])
		expect(planned).toEqual([
			['2026-11-26', 1, 1],
			['2026-11-28', 2, 2],
			['2026-11-29', 1, 1],
		])
	})

	it('says once that the table of holidays lacks the year', async () => {
		await run.subscribe(ANN)
		await planAt('2031-11-25T09:00+08:00')
		await planAt('2031-11-26T09:00+08:00')
		const warnings = run.log.lines.filter(({ level }) => level === 'warn')
		expect(warnings.map(({ details }) => details)).toEqual([{ year: '2031' }])
	})

	it('plans nothing while the broadcast is paused', async () => {
		await run.subscribe(ANN)
		await setPaused(run.store.switches, true)
		expect(await planAt('2026-11-25T09:00+08:00')).toBe(0)
		await setPaused(run.store.switches, false)
		expect(await planAt('2026-11-25T09:00+08:00')).toBe(1)
	})

	it('plans the others where one zone is unknown to the system', async () => {
		await run.subscribe('mars', { zone: 'Mars/Base' })
		await run.subscribe(ANN)
		expect(await planAt('2026-11-25T09:00+08:00')).toBe(1)
		expect(run.log.lines).toContainEqual(
			expect.objectContaining({ level: 'warn', details: { zone: 'Mars/Base' } }),
		)
	})

	it('plans nothing for a pack without tips', async () => {
		await run.subscribe(ANN)
		const without = createPlanner({ ...options(), tips: [] })
		run.clock.set('2026-11-25T09:00+08:00')
		expect(await without.plan()).toBe(0)
	})

	it('plans each chat once where two processes look at the same moment', async () => {
		for (let chat = 0; chat < 40; chat += 1) await run.subscribe(String(chat))
		run.clock.set('2026-11-25T08:30+08:00')
		const other = createPlanner(options())
		const planned = await Promise.all([planner.plan(), other.plan()])
		expect(planned.reduce((sum, count) => sum + count)).toBe(40)
	})
})
