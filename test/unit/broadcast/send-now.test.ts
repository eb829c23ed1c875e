import { describe, expect, it } from 'vitest'
import { tipCampaign } from '../../../src/broadcast/campaign.ts'
import type { DayKindOf } from '../../../src/broadcast/holidays.ts'
import { decodeNotice } from '../../../src/broadcast/notice-text.ts'
import { createPlanner } from '../../../src/broadcast/plan-tips.ts'
import {
	confirmCode,
	noticeCampaign,
	noticeWave,
	planWave,
	todaysTips,
	type Wave,
} from '../../../src/broadcast/send-now.ts'
import { chatOf } from '../../support/broadcast.ts'
import { createBroadcastRun } from '../../support/broadcast-run.ts'
import { deliverDue } from '../../support/deliver-due.ts'
import { sampleTips } from '../../support/sample-tips.ts'
import { TestOutbox } from '../../support/test-outbox.ts'

const TIPS = sampleTips(5)
/** A Wednesday. */
const DATE = '2026-11-25'
const dayKind: DayKindOf = (date) => ({ isWeekend: date === '2026-11-28', isHoliday: false, known: true })

const run = createBroadcastRun('2026-11-20T12:00+08:00')
const options = () => ({ ...run, tips: TIPS, dayKind })
const drain = (outbox?: TestOutbox) => deliverDue(options(), outbox)

const chatsOf = ({ rows }: Wave): readonly string[] => rows.map(({ ref }) => ref.chat).toSorted()

describe('today’s tip now', () => {
	it('goes to whoever has not had it, before or after its time', async () => {
		await run.subscribe('early')
		await run.subscribe('late', { atMinute: 20 * 60 })
		run.clock.set(`${DATE}T08:30+08:00`)
		await createPlanner(options()).plan()
		run.clock.set(`${DATE}T10:00+08:00`)
		const wave = await todaysTips(options())
		expect(chatsOf(wave)).toEqual(['late'])
		expect(wave.leftOut).toEqual({ 'had-it': 1 })
	})

	it('is the tip of the day: nobody gets another one at their own time', async () => {
		await run.subscribe('late', { atMinute: 20 * 60 })
		run.clock.set(`${DATE}T10:00+08:00`)
		await planWave(run.store, await todaysTips(options()))
		const outbox = await drain()
		run.clock.set(`${DATE}T20:00+08:00`)
		expect(await createPlanner(options()).plan()).toBe(0)
		expect(outbox.sent).toHaveLength(1)
	})

	it('never goes out in quiet hours', async () => {
		await run.subscribe('here')
		await run.subscribe('there', { zone: 'Europe/London' })
		run.clock.set(`${DATE}T12:00+08:00`)
		const wave = await todaysTips(options())
		expect(chatsOf(wave)).toEqual(['here'])
		expect(wave.leftOut).toEqual({ 'quiet-now': 1 })
	})

	it('must be out before the quiet hours begin', async () => {
		await run.subscribe('here')
		run.clock.set(`${DATE}T21:00+08:00`)
		const [row] = (await todaysTips(options())).rows
		expect(row?.untilMs).toBe(Date.parse(`${DATE}T21:30+08:00`))
	})

	it('comes no sooner than ten hours after the last one', async () => {
		await run.subscribe('here', { atMinute: 21 * 60 })
		run.clock.set('2026-11-24T21:00+08:00')
		await planWave(run.store, await todaysTips(options()))
		await drain()
		await run.subscribe('here', { zone: 'Pacific/Auckland' })
		run.clock.set('2026-11-25T04:00+08:00')
		expect((await todaysTips(options())).leftOut).toEqual({ 'too-soon': 1 })
	})

	it('leaves those in peace who want none today', async () => {
		await run.subscribe('office', { weekdaysOnly: true })
		await run.subscribe('paused', { paused: true })
		run.clock.set('2026-11-28T12:00+08:00')
		const wave = await todaysTips(options())
		expect(wave).toMatchObject({ rows: [], leftOut: { 'rest-day': 1, paused: 1 } })
	})

	it('goes to somebody whose own time has become quiet', async () => {
		await run.subscribe('owl', { atMinute: 23 * 60 })
		run.clock.set(`${DATE}T12:00+08:00`)
		expect(chatsOf(await todaysTips(options()))).toEqual(['owl'])
	})
})

describe('a notice', () => {
	it('goes to every chat that is subscribed, once, however often it is said', async () => {
		await run.subscribe('one')
		await run.subscribe('two', { weekdaysOnly: true })
		await run.subscribe('paused', { paused: true })
		run.clock.set('2026-11-28T12:00+08:00')
		const outbox = new TestOutbox()
		await planWave(run.store, await noticeWave(options(), 'closed'))
		await drain(outbox)
		const again = await noticeWave(options(), 'closed')
		expect(await planWave(run.store, again)).toBe(0)
		await drain(outbox)
		expect(outbox.sent.map(({ ref }) => ref.chat).toSorted()).toEqual(['one', 'two'])
		expect(again.leftOut).toEqual({ 'had-it': 2, paused: 1 })
	})

	it('with another text is another one', async () => {
		await run.subscribe('one')
		await planWave(run.store, await noticeWave(options(), 'closed'))
		expect((await noticeWave(options(), 'open again')).rows).toHaveLength(1)
	})

	it('waits for the morning where it is night', async () => {
		await run.subscribe('here')
		run.clock.set(`${DATE}T23:00+08:00`)
		const [row] = (await noticeWave(options(), 'closed')).rows
		expect(row?.dueMs).toBe(Date.parse('2026-11-26T07:30+08:00'))
	})

	it('is written down before anybody is to be sent it', async () => {
		await run.subscribe('here')
		await planWave(run.store, await noticeWave(options(), 'closed'))
		const json = await run.store.notices.get(noticeCampaign('closed'))
		expect(decodeNotice(json ?? '')).toEqual({ kind: 'notice', text: 'closed' })
	})
})

describe('the code of a yes', () => {
	it('is that of the same chats and the same text', async () => {
		await run.subscribe('one')
		const code = confirmCode(await noticeWave(options(), 'closed'))
		run.clock.advance(60_000)
		expect(confirmCode(await noticeWave(options(), 'closed'))).toBe(code)
	})

	it('changes with the text, and with the chats', async () => {
		await run.subscribe('one')
		const codes = [confirmCode(await noticeWave(options(), 'closed'))]
		codes.push(confirmCode(await noticeWave(options(), 'open')))
		await run.subscribe('two')
		codes.push(confirmCode(await noticeWave(options(), 'closed')))
		expect(new Set(codes).size).toBe(3)
	})

	it('changes with the day, for it is another tip', async () => {
		await run.subscribe('one')
		const code = confirmCode(await todaysTips(options()))
		run.clock.set('2026-11-21T12:00+08:00')
		expect(confirmCode(await todaysTips(options()))).not.toBe(code)
	})
})

it('plans a tip for the date that a chat has, not the office', async () => {
	await run.subscribe('west', { zone: 'America/New_York' })
	run.clock.set(`${DATE}T22:00+08:00`)
	await planWave(run.store, await todaysTips(options()))
	expect(await run.store.ledger.tipIn(tipCampaign('2026-11-25'), chatOf('west'))).not.toBeNull()
})
