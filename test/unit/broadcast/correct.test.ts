import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { correction } from '../../../src/broadcast/correct.ts'
import { createRunner } from '../../../src/broadcast/run-deliveries.ts'
import { confirmCode, planWave } from '../../../src/broadcast/send-now.ts'
import { figureId } from '../../../src/domain/ids.ts'
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

const JOBS = figureId('jobs')
const GRAIN = figureId('grain')

let clock: StandingClock
let store: Store
let close: () => Promise<void>

beforeEach(async () => {
	clock = new StandingClock('2026-11-25T12:00+08:00')
	const opened = await openTestStore(clock)
	store = opened.store
	close = opened.close
})
afterEach(() => close())

const options = () => ({ store, clock, quiet: NIGHT, zone: 'Asia/Shanghai' })
const correct = (note = 'a misprint') => correction(options(), JOBS, note)

const drain = async (outbox = new TestOutbox()): Promise<TestOutbox> => {
	const common = { store, clock, quiet: NIGHT, zone: 'Asia/Shanghai', log: recordLog() }
	const runner = createRunner({ ...common, tips: [], compose: plainCompose, owner: 'worker' })
	await runner.drain(outbox, 'telegram', new AbortController().signal)
	return outbox
}

/** A chat that has been told a figure. */
const told = async (chat: string, figure = JOBS): Promise<void> => {
	const ref = chatOf(chat)
	await store.subscriptions.put(ref, 'ann', DAILY)
	const campaign = `notice:${chat}`
	await store.notices.put(campaign, JSON.stringify({ kind: 'notice', text: 'x' }))
	await store.ledger.plan([
		{ campaign, ref, dueMs: clock.now(), untilMs: null, tip: null, figures: [figure] },
	])
	await drain()
}

const states = async () =>
	Object.fromEntries((await correct()).recipients.map(({ ref, state }) => [ref.chat, state]))

describe('a correction', () => {
	it('goes to exactly the chats that got the figure', async () => {
		await told('a')
		await told('b')
		await told('other', GRAIN)
		await store.subscriptions.put(chatOf('nobody told'), 'ann', DAILY)
		expect(await states()).toEqual({ a: 'send', b: 'send' })
	})

	it('leaves out who has stopped, is gone or deleted, and says so', async () => {
		for (const chat of ['a', 'stopped', 'gone', 'deleted']) await told(chat)
		await store.subscriptions.end(chatOf('stopped'))
		await store.chats.gone(chatOf('gone'))
		await store.remove({ chat: chatOf('deleted') })
		const found = await correct()
		expect(await states()).toEqual({ a: 'send', stopped: 'stopped', gone: 'gone' })
		expect(found.rows.map(({ ref }) => ref.chat)).toEqual(['a'])
		expect(found.deleted).toBe(1)
	})

	it('is sent once, however often it is asked for', async () => {
		await told('a')
		await planWave(store, await correct())
		expect((await drain()).sent.map(({ text }) => text)).toEqual(['jobs: a misprint zh-Hans 2026'])
		expect(await states()).toEqual({ a: 'sent' })
		expect(await planWave(store, await correct())).toBe(0)
		expect((await drain()).sent).toEqual([])
	})

	it('with another note is another one, also for those who got the first', async () => {
		await told('a')
		await planWave(store, await correct())
		await drain()
		expect((await correct('still wrong')).rows).toHaveLength(1)
	})

	it('goes to whoever has got the figure since', async () => {
		await told('a')
		await planWave(store, await correct())
		await told('b')
		expect(await states()).toEqual({ a: 'sent', b: 'send' })
	})

	it('does not go to who stops before its turn comes', async () => {
		await told('a')
		await planWave(store, await correct())
		await store.subscriptions.end(chatOf('a'))
		expect((await drain()).sent).toEqual([])
	})

	it('waits for the morning of the chat', async () => {
		await told('a')
		await store.subscriptions.put(chatOf('a'), 'ann', { ...DAILY, zone: 'Europe/London' })
		const [row] = (await correct()).rows
		expect(row?.dueMs).toBe(Date.parse('2026-11-25T07:30Z'))
	})

	it('of a figure that nobody got is for nobody', async () => {
		await told('other', GRAIN)
		expect(await correct()).toMatchObject({ rows: [], recipients: [], deleted: 0 })
	})

	it('has another code when somebody has stopped meanwhile', async () => {
		await told('a')
		await told('b')
		const code = confirmCode(await correct())
		await store.subscriptions.end(chatOf('b'))
		expect(confirmCode(await correct())).not.toBe(code)
	})
})
