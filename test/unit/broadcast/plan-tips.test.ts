import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDayKind } from '../../../src/broadcast/holidays.ts'
import { setPaused } from '../../../src/broadcast/pause.ts'
import { createPlanner, type Planner } from '../../../src/broadcast/plan-tips.ts'
import type { ChatRef } from '../../../src/domain/chat-ref.ts'
import type { Subscription } from '../../../src/domain/subscription.ts'
import type { Claim } from '../../../src/ports/ledger.ts'
import type { Store } from '../../../src/ports/store.ts'
import { chatOf, DAILY, NIGHT, openTestStore, recordLog, StandingClock } from '../../support/broadcast.ts'
import { sampleTips } from '../../support/sample-tips.ts'

const ANN = chatOf('4711')
const TIPS = sampleTips(12)
const HOUR_MS = 3_600_000
const dayKind = createDayKind([
	{ year: 2026, holidays: new Set(['2026-11-26']), workdays: new Set(['2026-11-28']) },
	{ year: 2027, holidays: new Set(), workdays: new Set() },
])

let clock: StandingClock
let store: Store
let close: () => Promise<void>
let log: ReturnType<typeof recordLog>
let planner: Planner

beforeEach(async () => {
	clock = new StandingClock('2026-11-24T20:00+08:00')
	log = recordLog()
	;({ store, close } = await openTestStore(clock))
	planner = createPlanner({ store, tips: TIPS, clock, quiet: NIGHT, dayKind, log })
})
afterEach(() => close())

const subscribe = (ref: ChatRef, wanted: Partial<Subscription> = {}): Promise<void> =>
	store.subscriptions.put(ref, '1', { ...DAILY, ...wanted })

const planAt = (time: string): Promise<number> => {
	clock.set(time)
	return planner.plan()
}

const claim = (): Promise<Claim | null> =>
	store.ledger.claim({ platform: 'telegram', owner: 'test', leaseMs: 60_000 })

/** Settles what is due as sent; the tips, in order. */
const sendAll = async (): Promise<readonly string[]> => {
	const sent: string[] = []
	for (;;) {
		const claimed = await claim()
		if (claimed === null) return sent
		await store.ledger.settle(claimed, 'sent')
		sent.push(claimed.tip ?? '')
	}
}

describe('planning the tips', () => {
	it('waits for the local time of a chat', async () => {
		await subscribe(ANN)
		expect([await planAt('2026-11-25T08:29+08:00'), await planAt('2026-11-25T08:30+08:00')]).toEqual([0, 1])
	})

	it('plans a chat once, however often it looks', async () => {
		await subscribe(ANN)
		await planAt('2026-11-25T08:30+08:00')
		expect([await planAt('2026-11-25T08:31+08:00'), await planAt('2026-11-25T19:59+08:00')]).toEqual([0, 0])
	})

	it('writes down the tip, its figures and its window', async () => {
		await subscribe(ANN)
		await planAt('2026-11-25T09:00+08:00')
		const claimed = await claim()
		const tip = TIPS.find(({ id }) => id === claimed?.tip)
		expect(claimed).toMatchObject({
			campaign: 'tip:2026-11-25',
			ref: ANN,
			figures: tip?.figures,
			untilMs: Date.parse('2026-11-25T20:00+08:00'),
		})
	})

	it('catches up until 20:00, and not at 20:00', async () => {
		await subscribe(ANN)
		expect(await planAt('2026-11-25T20:00+08:00')).toBe(0)
		expect(await planAt('2026-11-26T19:59+08:00')).toBe(1)
	})

	it('catches up until the quiet hours for who wants a time after 20:00', async () => {
		await subscribe(ANN, { atMinute: 20 * 60 + 30 })
		expect([await planAt('2026-11-25T21:29+08:00'), await planAt('2026-11-26T21:30+08:00')]).toEqual([1, 0])
	})

	it('sends one tip after days of silence, that of the present day', async () => {
		await subscribe(ANN)
		expect(await planAt('2026-11-29T12:00+08:00')).toBe(1)
		expect((await claim())?.campaign).toBe('tip:2026-11-29')
	})

	it('begins tomorrow with who opts in after their own time', async () => {
		clock.set('2026-11-25T08:31+08:00')
		await subscribe(ANN)
		expect([await planAt('2026-11-25T12:00+08:00'), await planAt('2026-11-26T08:30+08:00')]).toEqual([0, 1])
	})

	it('goes by the clock of the chat', async () => {
		await subscribe(ANN, { zone: 'America/New_York' })
		expect(await planAt('2026-11-25T08:29-05:00')).toBe(0)
		expect(await planAt('2026-11-25T08:30-05:00')).toBe(1)
	})

	it.each([
		['forward', '2027-03-14'],
		['back', '2027-11-07'],
	])('keeps the local time on the day on which clocks are set %s', async (_, date) => {
		const offset = date === '2027-03-14' ? '-04:00' : '-05:00'
		await subscribe(ANN, { zone: 'America/New_York' })
		expect(await planAt(`${date}T08:29${offset}`)).toBe(0)
		expect(await planAt(`${date}T08:30${offset}`)).toBe(1)
	})

	it('gives no second tip of a date to a chat whose clock is set back', async () => {
		await subscribe(ANN)
		await planAt('2026-11-25T09:00+08:00')
		await sendAll()
		expect([await planAt('2026-11-24T09:00+08:00'), await planAt('2026-11-25T09:00+08:00')]).toEqual([0, 0])
	})

	it('goes on after a clock that ran ahead was set right', async () => {
		await subscribe(ANN)
		await planAt('2027-01-15T09:00+08:00')
		await sendAll()
		expect(await planAt('2026-11-26T09:00+08:00')).toBe(1)
	})

	it('gives no two tips within ten hours to a chat that moves east', async () => {
		await subscribe(ANN, { zone: 'America/New_York', atMinute: 19 * 60 })
		await planAt('2026-11-25T19:00-05:00')
		await sendAll()
		await subscribe(ANN, { zone: 'Asia/Tokyo', atMinute: 9 * 60 })
		clock.advance(9 * HOUR_MS)
		expect(await planner.plan()).toBe(0)
		clock.advance(HOUR_MS + 1)
		expect(await planner.plan()).toBe(1)
	})

	it('gives no second tip of a date to a chat that moves west', async () => {
		await subscribe(ANN, { zone: 'Asia/Tokyo' })
		await planAt('2026-11-25T08:30+09:00')
		await sendAll()
		await subscribe(ANN, { zone: 'Pacific/Honolulu' })
		expect(await planAt('2026-11-25T08:30-10:00')).toBe(0)
		expect(await planAt('2026-11-26T08:30-10:00')).toBe(1)
	})

	it('plans more chats than the store gives at once', async () => {
		for (let chat = 0; chat < 23; chat += 1) await subscribe(chatOf(String(chat)))
		clock.set('2026-11-25T08:30+08:00')
		const due: Store['subscriptions']['due'] = (query) => store.subscriptions.due({ ...query, limit: 5 })
		const few = { ...store, subscriptions: { ...store.subscriptions, due } }
		expect(await createPlanner({ store: few, tips: TIPS, clock, quiet: NIGHT, dayKind, log }).plan()).toBe(23)
	})

	it('repeats no tip until a chat has had all of them', async () => {
		await subscribe(ANN)
		const sent: string[] = []
		for (let day = 0; day < 24; day += 1) {
			clock.set('2026-11-25T08:30+08:00')
			clock.advance(day * 24 * HOUR_MS)
			await planner.plan()
			sent.push(...(await sendAll()))
		}
		expect([new Set(sent.slice(0, 12)).size, new Set(sent.slice(12)).size]).toEqual([12, 12])
	})

	it('leaves out weekends and holidays for who wants that, and knows the Saturday that is worked', async () => {
		await subscribe(chatOf('weekdays'), { weekdaysOnly: true })
		await subscribe(chatOf('no holidays'), { skipHolidays: true })
		const planned = []
		for (const date of ['2026-11-26', '2026-11-28', '2026-11-29'])
			planned.push([date, await planAt(`${date}T09:00+08:00`), (await sendAll()).length])
		expect(planned).toEqual([
			['2026-11-26', 1, 1],
			['2026-11-28', 2, 2],
			['2026-11-29', 1, 1],
		])
	})

	it('says once that the table of holidays lacks the year', async () => {
		await subscribe(ANN)
		await planAt('2031-11-25T09:00+08:00')
		await planAt('2031-11-26T09:00+08:00')
		const warnings = log.lines.filter(({ level }) => level === 'warn')
		expect(warnings.map(({ details }) => details)).toEqual([{ year: '2031' }])
	})

	it('plans nothing while the broadcast is paused', async () => {
		await subscribe(ANN)
		await setPaused(store.switches, true)
		expect(await planAt('2026-11-25T09:00+08:00')).toBe(0)
		await setPaused(store.switches, false)
		expect(await planAt('2026-11-25T09:00+08:00')).toBe(1)
	})

	it('plans the others where one zone is unknown to the system', async () => {
		await subscribe(chatOf('mars'), { zone: 'Mars/Base' })
		await subscribe(ANN)
		expect(await planAt('2026-11-25T09:00+08:00')).toBe(1)
		expect(log.lines).toContainEqual(
			expect.objectContaining({ level: 'warn', details: { zone: 'Mars/Base' } }),
		)
	})

	it('plans nothing for a pack without tips', async () => {
		await subscribe(ANN)
		const without = createPlanner({ store, tips: [], clock, quiet: NIGHT, dayKind, log })
		clock.set('2026-11-25T09:00+08:00')
		expect(await without.plan()).toBe(0)
	})

	it('plans each chat once where two processes look at the same moment', async () => {
		for (let chat = 0; chat < 40; chat += 1) await subscribe(chatOf(String(chat)))
		clock.set('2026-11-25T08:30+08:00')
		const other = createPlanner({ store, tips: TIPS, clock, quiet: NIGHT, dayKind, log })
		const planned = await Promise.all([planner.plan(), other.plan()])
		expect(planned.reduce((sum, count) => sum + count)).toBe(40)
	})
})
