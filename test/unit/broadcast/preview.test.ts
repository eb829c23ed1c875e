import { describe, expect, it } from 'vitest'
import { tipCampaign } from '../../../src/broadcast/campaign.ts'
import type { DayKindOf } from '../../../src/broadcast/holidays.ts'
import { createPlanner } from '../../../src/broadcast/plan-tips.ts'
import { type Preview, preview } from '../../../src/broadcast/preview.ts'
import { zonedTime } from '../../../src/domain/zoned-time.ts'
import { chatOf } from '../../support/broadcast.ts'
import { createBroadcastRun } from '../../support/broadcast-run.ts'
import { deliverDue } from '../../support/deliver-due.ts'
import { sampleTips } from '../../support/sample-tips.ts'
import { TestOutbox } from '../../support/test-outbox.ts'

const TIPS = sampleTips(7)
/** The 28th of November 2026 is a Saturday, the 26th a holiday of Thursday people. */
const dayKind: DayKindOf = (date) => ({
	isWeekend: [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()),
	isHoliday: date === '2026-11-26',
	known: true,
})

const run = createBroadcastRun('2026-11-20T12:00+08:00')
const options = () => ({ ...run, tips: TIPS, dayKind })
const look = (date: string | null = null): Promise<Preview> => preview(options(), date)

/** What the planner and the runner do at a moment, with a platform that takes everything. */
const work = async (outbox = new TestOutbox()): Promise<void> => {
	await createPlanner(options()).plan()
	await deliverDue(options(), outbox)
}

const told = ({ coming }: Preview) =>
	coming.map(({ ref, date, atMs, zone, tip }) => ({
		chat: ref.chat,
		date,
		minute: zonedTime(atMs, zone).minute,
		tip: tip.id,
	}))

describe('what comes within a day', () => {
	it('is each chat’s next tip, by time', async () => {
		await run.subscribe('late', { atMinute: 19 * 60 })
		await run.subscribe('early')
		await run.subscribe('far', { zone: 'America/New_York', atMinute: 9 * 60 })
		const { coming } = await look()
		expect(coming.map(({ ref, date, atMs }) => [ref.chat, date, new Date(atMs).toISOString()])).toEqual([
			['late', '2026-11-20', '2026-11-20T11:00:00.000Z'],
			['far', '2026-11-20', '2026-11-20T14:00:00.000Z'],
			['early', '2026-11-21', '2026-11-21T00:30:00.000Z'],
		])
	})

	it('leaves out who gets nothing, and says why', async () => {
		await run.subscribe('paused', { paused: true })
		await run.subscribe('office', { weekdaysOnly: true })
		await run.subscribe('night', { atMinute: 6 * 60 })
		const { coming, nothing } = await look()
		expect(coming).toEqual([])
		expect(nothing).toEqual({ paused: 1, 'rest-day': 1, 'quiet-time': 1 })
	})

	it('comes at once where its time has passed and it was not sent', async () => {
		await run.subscribe('early')
		run.clock.set('2026-11-21T13:00+08:00')
		expect(told(await look())).toMatchObject([{ date: '2026-11-21', minute: 13 * 60 }])
	})

	it('comes tomorrow where it is too late for today', async () => {
		await run.subscribe('early')
		run.clock.set('2026-11-21T20:00+08:00')
		expect(told(await look())).toMatchObject([{ date: '2026-11-22', minute: 510 }])
	})

	it('comes tomorrow where today’s was sent', async () => {
		await run.subscribe('early')
		run.clock.set('2026-11-21T08:30+08:00')
		await work()
		expect(told(await look())).toMatchObject([{ date: '2026-11-22' }])
	})

	it('is the tip that was planned already', async () => {
		await run.subscribe('early')
		run.clock.set('2026-11-21T08:30+08:00')
		await createPlanner(options()).plan()
		const planned = await run.store.ledger.tipIn(tipCampaign('2026-11-21'), chatOf('early'))
		expect((await look()).coming).toMatchObject([{ date: '2026-11-21', planned: true, tip: { id: planned } }])
	})

	it('keeps ten hours from the last one, also when the zone changes', async () => {
		await run.subscribe('traveller', { atMinute: 18 * 60 })
		run.clock.set('2026-11-20T18:00+08:00')
		await work()
		await run.subscribe('traveller', { zone: 'Pacific/Kiritimati', atMinute: 7 * 60 + 30 })
		const [next] = (await look()).coming
		expect(new Date(next?.atMs ?? 0).toISOString()).toBe('2026-11-20T20:00:00.000Z')
	})
})

describe('a date', () => {
	it('is looked at through the days before it', async () => {
		await run.subscribe('daily')
		await run.subscribe('office', { weekdaysOnly: true, atMinute: 600 })
		await run.subscribe('festive', { skipHolidays: true, zone: 'Europe/London' })
		const wanted = told(await look('2026-11-25'))
		const sent: string[] = []
		for (let hour = 0; hour < 6 * 24; hour += 0.5) {
			await work()
			run.clock.advance(30 * 60_000)
		}
		for (const { ref, tip } of await run.store.ledger.rowsOf(tipCampaign('2026-11-25')))
			sent.push(`${ref.chat} ${tip}`)
		expect(wanted.map(({ chat, tip }) => `${chat} ${tip}`).toSorted()).toEqual(sent)
	})

	it('that is a holiday is one only for those who want it so', async () => {
		await run.subscribe('festive', { skipHolidays: true })
		await run.subscribe('daily')
		const found = await look('2026-11-26')
		expect(told(found)).toMatchObject([{ chat: 'daily' }])
		expect(found.nothing).toEqual({ 'rest-day': 1 })
	})
})

it('shows what will be planned, day after day, whatever was chosen', async () => {
	const zones = ['Asia/Shanghai', 'Asia/Urumqi', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe']
	for (const [at, zone] of zones.entries())
		for (const atMinute of [450, 510, 1190, 1230])
			await run.subscribe(`${zone} ${atMinute}`, {
				zone,
				atMinute,
				weekdaysOnly: at === 2,
				skipHolidays: at === 3,
			})
	for (let step = 0; step < 60; step += 1) {
		const { coming } = await look()
		const due = coming.filter(({ atMs }) => atMs <= run.clock.now())
		const outbox = new TestOutbox()
		await work(outbox)
		expect(outbox.sent.map(({ ref, text }) => `${ref.chat} ${text.split(' ')[0]}`).toSorted()).toEqual(
			due.map(({ ref, tip }) => `${ref.chat} ${tip.id}`).toSorted(),
		)
		run.clock.advance(3 * 3_600_000)
	}
})
