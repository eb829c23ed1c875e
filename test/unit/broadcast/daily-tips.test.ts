import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDailyTips, createTipsOnDemand } from '../../../src/broadcast/daily-tips.ts'
import { createDayKind } from '../../../src/broadcast/holidays.ts'
import { createPlanner } from '../../../src/broadcast/plan-tips.ts'
import type { TipWish } from '../../../src/domain/subscription.ts'
import { instantOf, zonedTime } from '../../../src/domain/zoned-time.ts'
import { chatOf, NIGHT } from '../../support/broadcast.ts'
import { createBroadcastRun } from '../../support/broadcast-run.ts'
import { sampleTips } from '../../support/sample-tips.ts'
import { settleDue } from '../../support/settle-due.ts'

const ANN = chatOf('4711')
const TIPS = sampleTips(12)
const PERSON = '99'
const dayKind = createDayKind([{ year: 2026, holidays: new Set(['2026-11-26']), workdays: new Set() }])

const run = createBroadcastRun('2026-11-25T08:00+08:00')
const planner = () => createPlanner({ ...run, tips: TIPS, dayKind })

const dailyTips = (tips = TIPS) => {
	const defaults = { atMinute: 8 * 60 + 30, zone: 'Asia/Shanghai' }
	return createDailyTips({ ...run, tips, dayKind, defaults })
}

const subscriptions = (tips = TIPS) => {
	const { subscriptions: found } = dailyTips(tips)
	if (found === null) throw new Error('no subscriptions')
	return found
}

const subscribe = (wish: TipWish = {}, ref = ANN) => subscriptions().subscribe(ref, PERSON, wish, 'zh-Hans')

describe('opting in', () => {
	it('takes the defaults of the service for what was not wished', async () => {
		expect(await subscribe({ weekdaysOnly: true })).toEqual({
			kind: 'subscribed',
			isNew: true,
			today: true,
			subscription: {
				atMinute: 510,
				zone: 'Asia/Shanghai',
				weekdaysOnly: true,
				skipHolidays: false,
				silent: false,
				paused: false,
				lang: 'zh-Hans',
			},
		})
	})

	it('keeps what was there for what was not wished', async () => {
		await subscribe({ atMinute: 600, silent: true })
		expect(await subscribe({ zone: 'America/New_York' })).toMatchObject({
			isNew: false,
			subscription: { atMinute: 600, silent: true, zone: 'America/New_York' },
		})
	})

	it('makes a paused one go on', async () => {
		await subscribe()
		await run.store.subscriptions.pause(ANN, true)
		await subscribe()
		expect(await subscriptions().get(ANN)).toMatchObject({ paused: false })
	})

	it.each([7 * 60 + 29, 21 * 60 + 30, 0])(
		'refuses minute %i, in the quiet hours, and changes nothing',
		async (atMinute) => {
			await subscribe({ silent: true })
			expect(await subscribe({ atMinute, silent: false })).toEqual({
				kind: 'unfit-time',
				fromMinute: 7 * 60 + 30,
				toMinute: 21 * 60 + 29,
			})
			expect(await subscriptions().get(ANN)).toMatchObject({ atMinute: 510, silent: true })
		},
	)

	it('refuses a zone that nobody knows, and changes nothing', async () => {
		expect(await subscribe({ zone: 'Mars/Base' })).toEqual({ kind: 'unknown-zone', zone: 'Mars/Base' })
		expect(await subscriptions().get(ANN)).toBeNull()
	})

	it('begins tomorrow after the time of today', async () => {
		expect(await subscribe({ atMinute: 7 * 60 + 45 })).toMatchObject({ today: false })
	})

	it('comes tomorrow where the tip of today was sent already', async () => {
		await subscribe()
		run.clock.set('2026-11-25T08:30+08:00')
		await planner().plan()
		await settleDue(run.store)
		expect(await subscribe({ atMinute: 18 * 60 })).toMatchObject({ today: false })
	})

	it('says rightly whether the next tip comes today', async () => {
		const wish = fc.record({
			atMinute: fc.integer({ min: NIGHT.toMinute, max: NIGHT.fromMinute - 1 }),
			zone: fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Australia/Sydney', 'Europe/London'),
			weekdaysOnly: fc.boolean(),
			skipHolidays: fc.boolean(),
		})
		const moment = fc.integer({ min: Date.UTC(2026, 10, 20), max: Date.UTC(2026, 10, 30) })
		let chat = 0
		await fc.assert(
			fc.asyncProperty(wish, moment, async (wished, nowMs) => {
				const ref = chatOf(String(chat++))
				run.clock.advance(nowMs - run.clock.now())
				const subscribed = await subscribe(wished, ref)
				const { date } = zonedTime(nowMs, wished.zone)
				const dueMs = instantOf(date, wished.atMinute, wished.zone)
				run.clock.advance(Math.max(0, dueMs - nowMs))
				const planned = await planner().plan()
				expect(subscribed).toMatchObject({ today: planned === 1 })
				await run.store.subscriptions.end(ref)
			}),
			{ numRuns: 60 },
		)
	})
})

describe('opting out', () => {
	it('takes back what was planned', async () => {
		await subscribe()
		run.clock.set('2026-11-25T08:30+08:00')
		await planner().plan()
		expect(await subscriptions().stop(ANN)).toBe(true)
		expect(await run.store.ledger.nextOpenMs('telegram')).toBeNull()
	})

	it('says so where there was nothing', async () => {
		expect(await subscriptions().stop(ANN)).toBe(false)
	})
})

describe('the tip of today', () => {
	it('is the one that the chat is sent later', async () => {
		await subscribe()
		const announced = await dailyTips().today(ANN)
		run.clock.set('2026-11-25T08:30+08:00')
		await planner().plan()
		expect(await run.store.ledger.tipIn('tip:2026-11-25', ANN)).toBe(announced?.id)
	})

	it('is the one that the chat was sent, for the rest of its day', async () => {
		await subscribe()
		run.clock.set('2026-11-25T08:30+08:00')
		await planner().plan()
		const [sent] = await settleDue(run.store)
		run.clock.set('2026-11-25T23:59+08:00')
		expect((await dailyTips().today(ANN))?.id).toBe(sent?.tip)
		run.clock.set('2026-11-26T00:00+08:00')
		expect((await dailyTips().today(ANN))?.id).not.toBe(sent?.tip)
	})

	it('is one for everybody who has no subscription, by the zone of the service', async () => {
		const first = await dailyTips().today(null)
		expect(await dailyTips().today(chatOf('nobody'))).toEqual(first)
		run.clock.set('2026-11-25T23:59+08:00')
		expect(await dailyTips().today(null)).toEqual(first)
		run.clock.set('2026-11-26T00:00+08:00')
		expect(await dailyTips().today(null)).not.toEqual(first)
	})

	it('is that of everybody for a chat that begins tomorrow, whose first tip would come twice else', async () => {
		run.clock.set('2026-11-25T12:00+08:00')
		await subscribe({ atMinute: 8 * 60 + 30 })
		const shown = await dailyTips().today(ANN)
		expect(shown).toEqual(await dailyTips().today(null))
	})

	it('is none for a pack without tips', async () => {
		await subscribe()
		expect([await dailyTips([]).today(null), await dailyTips([]).today(ANN)]).toEqual([null, null])
	})

	it('is the same where nothing is kept', async () => {
		expect(await createTipsOnDemand(TIPS, run.clock, 'Asia/Shanghai').today(ANN)).toEqual(
			await dailyTips().today(null),
		)
	})
})
