import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tipCampaign } from '../../../src/broadcast/campaign.ts'
import type { DayKindOf } from '../../../src/broadcast/holidays.ts'
import { decodeNotice } from '../../../src/broadcast/notice-text.ts'
import { createPlanner } from '../../../src/broadcast/plan-tips.ts'
import { createRunner } from '../../../src/broadcast/run-deliveries.ts'
import {
	confirmCode,
	noticeCampaign,
	noticeWave,
	planWave,
	todaysTips,
	type Wave,
} from '../../../src/broadcast/send-now.ts'
import type { Subscription } from '../../../src/domain/subscription.ts'
import type { Store } from '../../../src/ports/store.ts'
import {
	chatOf,
	DAILY,
	NIGHT,
	openTestStore,
	plainCompose,
	recordLog,
	StandingClock,
	TestOutbox,
} from '../../support/broadcast.ts'
import { sampleTips } from '../../support/sample-tips.ts'

const TIPS = sampleTips(5)
/** A Wednesday. */
const DATE = '2026-11-25'
const dayKind: DayKindOf = (date) => ({ isWeekend: date === '2026-11-28', isHoliday: false, known: true })

let clock: StandingClock
let store: Store
let close: () => Promise<void>

beforeEach(async () => {
	clock = new StandingClock('2026-11-20T12:00+08:00')
	const opened = await openTestStore(clock)
	store = opened.store
	close = opened.close
})
afterEach(() => close())

const options = () => ({ store, tips: TIPS, clock, quiet: NIGHT, dayKind })
const subscribe = (chat: string, wanted: Partial<Subscription> = {}) =>
	store.subscriptions.put(chatOf(chat), 'ann', { ...DAILY, ...wanted })
const chatsOf = ({ rows }: Wave): readonly string[] => rows.map(({ ref }) => ref.chat).toSorted()

const drain = async (outbox: TestOutbox): Promise<void> => {
	const runner = createRunner({
		...options(),
		compose: plainCompose,
		zone: 'Asia/Shanghai',
		owner: 'worker',
		log: recordLog(),
	})
	await runner.drain(outbox, 'telegram', new AbortController().signal)
}

describe('today’s tip now', () => {
	it('goes to whoever has not had it, before or after its time', async () => {
		await subscribe('early')
		await subscribe('late', { atMinute: 20 * 60 })
		clock.set(`${DATE}T08:30+08:00`)
		await createPlanner({ ...options(), log: recordLog() }).plan()
		clock.set(`${DATE}T10:00+08:00`)
		const wave = await todaysTips(options())
		expect(chatsOf(wave)).toEqual(['late'])
		expect(wave.leftOut).toEqual({ 'had-it': 1 })
	})

	it('is the tip of the day: nobody gets another one at their own time', async () => {
		await subscribe('late', { atMinute: 20 * 60 })
		clock.set(`${DATE}T10:00+08:00`)
		await planWave(store, await todaysTips(options()))
		const outbox = new TestOutbox()
		await drain(outbox)
		clock.set(`${DATE}T20:00+08:00`)
		expect(await createPlanner({ ...options(), log: recordLog() }).plan()).toBe(0)
		expect(outbox.sent).toHaveLength(1)
	})

	it('never goes out in quiet hours', async () => {
		await subscribe('here')
		await subscribe('there', { zone: 'Europe/London' })
		clock.set(`${DATE}T12:00+08:00`)
		const wave = await todaysTips(options())
		expect(chatsOf(wave)).toEqual(['here'])
		expect(wave.leftOut).toEqual({ 'quiet-now': 1 })
	})

	it('must be out before the quiet hours begin', async () => {
		await subscribe('here')
		clock.set(`${DATE}T21:00+08:00`)
		const [row] = (await todaysTips(options())).rows
		expect(row?.untilMs).toBe(Date.parse(`${DATE}T21:30+08:00`))
	})

	it('comes no sooner than ten hours after the last one', async () => {
		await subscribe('here', { atMinute: 21 * 60 })
		clock.set('2026-11-24T21:00+08:00')
		await planWave(store, await todaysTips(options()))
		await drain(new TestOutbox())
		await subscribe('here', { zone: 'Pacific/Auckland' })
		clock.set('2026-11-25T04:00+08:00')
		expect((await todaysTips(options())).leftOut).toEqual({ 'too-soon': 1 })
	})

	it('leaves those in peace who want none today', async () => {
		await subscribe('office', { weekdaysOnly: true })
		await subscribe('paused', { paused: true })
		clock.set('2026-11-28T12:00+08:00')
		const wave = await todaysTips(options())
		expect(wave).toMatchObject({ rows: [], leftOut: { 'rest-day': 1, paused: 1 } })
	})

	it('goes to somebody whose own time has become quiet', async () => {
		await subscribe('owl', { atMinute: 23 * 60 })
		clock.set(`${DATE}T12:00+08:00`)
		expect(chatsOf(await todaysTips(options()))).toEqual(['owl'])
	})
})

describe('a notice', () => {
	it('goes to every chat that is subscribed, once, however often it is said', async () => {
		await subscribe('one')
		await subscribe('two', { weekdaysOnly: true })
		await subscribe('paused', { paused: true })
		clock.set('2026-11-28T12:00+08:00')
		const outbox = new TestOutbox()
		await planWave(store, await noticeWave(options(), 'closed'))
		await drain(outbox)
		const again = await noticeWave(options(), 'closed')
		expect(await planWave(store, again)).toBe(0)
		await drain(outbox)
		expect(outbox.sent.map(({ ref }) => ref.chat).toSorted()).toEqual(['one', 'two'])
		expect(again.leftOut).toEqual({ 'had-it': 2, paused: 1 })
	})

	it('with another text is another one', async () => {
		await subscribe('one')
		await planWave(store, await noticeWave(options(), 'closed'))
		expect((await noticeWave(options(), 'open again')).rows).toHaveLength(1)
	})

	it('waits for the morning where it is night', async () => {
		await subscribe('here')
		clock.set(`${DATE}T23:00+08:00`)
		const [row] = (await noticeWave(options(), 'closed')).rows
		expect(row?.dueMs).toBe(Date.parse('2026-11-26T07:30+08:00'))
	})

	it('is written down before anybody is to be sent it', async () => {
		await subscribe('here')
		await planWave(store, await noticeWave(options(), 'closed'))
		const json = await store.notices.get(noticeCampaign('closed'))
		expect(decodeNotice(json ?? '')).toEqual({ kind: 'notice', text: 'closed' })
	})
})

describe('the code of a yes', () => {
	it('is that of the same chats and the same text', async () => {
		await subscribe('one')
		const code = confirmCode(await noticeWave(options(), 'closed'))
		clock.advance(60_000)
		expect(confirmCode(await noticeWave(options(), 'closed'))).toBe(code)
	})

	it('changes with the text, and with the chats', async () => {
		await subscribe('one')
		const codes = [confirmCode(await noticeWave(options(), 'closed'))]
		codes.push(confirmCode(await noticeWave(options(), 'open')))
		await subscribe('two')
		codes.push(confirmCode(await noticeWave(options(), 'closed')))
		expect(new Set(codes).size).toBe(3)
	})

	it('changes with the day, for it is another tip', async () => {
		await subscribe('one')
		const code = confirmCode(await todaysTips(options()))
		clock.set('2026-11-21T12:00+08:00')
		expect(confirmCode(await todaysTips(options()))).not.toBe(code)
	})
})

it('plans a tip for the date that a chat has, not the office', async () => {
	await subscribe('west', { zone: 'America/New_York' })
	clock.set(`${DATE}T22:00+08:00`)
	await planWave(store, await todaysTips(options()))
	expect(await store.ledger.tipIn(tipCampaign('2026-11-25'), chatOf('west'))).not.toBeNull()
})
