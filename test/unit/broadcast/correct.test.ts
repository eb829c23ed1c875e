import { describe, expect, it } from 'vitest'
import { correction } from '../../../src/broadcast/correct.ts'
import { confirmCode, planWave } from '../../../src/broadcast/send-now.ts'
import { figureId } from '../../../src/domain/ids.ts'
import { chatOf } from '../../support/broadcast.ts'
import { createBroadcastRun } from '../../support/broadcast-run.ts'
import { deliverDue } from '../../support/deliver-due.ts'

const JOBS = figureId('jobs')
const GRAIN = figureId('grain')

const run = createBroadcastRun('2026-11-25T12:00+08:00')
const correct = (note = 'a misprint') => correction(run, JOBS, note)
const drain = () => deliverDue({ ...run, tips: [] })

/** A chat that has been told a figure. */
const told = async (chat: string, figure = JOBS): Promise<void> => {
	await run.subscribe(chat)
	const [ref, campaign] = [chatOf(chat), `notice:${chat}`]
	await run.store.notices.put(campaign, JSON.stringify({ kind: 'notice', text: 'x' }))
	await run.store.ledger.plan([
		{ campaign, ref, dueMs: run.clock.now(), untilMs: null, tip: null, figures: [figure] },
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
		await run.subscribe('nobody told')
		expect(await states()).toEqual({ a: 'send', b: 'send' })
	})

	it('leaves out who has stopped, is gone or deleted, and says so', async () => {
		for (const chat of ['a', 'stopped', 'gone', 'deleted']) await told(chat)
		await run.store.subscriptions.end(chatOf('stopped'))
		await run.store.chats.gone(chatOf('gone'))
		await run.store.remove({ chat: chatOf('deleted') })
		const found = await correct()
		expect(await states()).toEqual({ a: 'send', stopped: 'stopped', gone: 'gone' })
		expect(found.rows.map(({ ref }) => ref.chat)).toEqual(['a'])
		expect(found.deleted).toBe(1)
	})

	it('is sent once, however often it is asked for', async () => {
		await told('a')
		await planWave(run.store, await correct())
		expect((await drain()).sent.map(({ text }) => text)).toEqual(['jobs: a misprint zh-Hans 2026'])
		expect(await states()).toEqual({ a: 'sent' })
		expect(await planWave(run.store, await correct())).toBe(0)
		expect((await drain()).sent).toEqual([])
	})

	it('with another note is another one, also for those who got the first', async () => {
		await told('a')
		await planWave(run.store, await correct())
		await drain()
		expect((await correct('still wrong')).rows).toHaveLength(1)
	})

	it('goes to whoever has got the figure since', async () => {
		await told('a')
		await planWave(run.store, await correct())
		await told('b')
		expect(await states()).toEqual({ a: 'sent', b: 'send' })
	})

	it('does not go to who stops before its turn comes', async () => {
		await told('a')
		await planWave(run.store, await correct())
		await run.store.subscriptions.end(chatOf('a'))
		expect((await drain()).sent).toEqual([])
	})

	it('waits for the morning of the chat', async () => {
		await told('a')
		await run.subscribe('a', { zone: 'Europe/London' })
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
		await run.store.subscriptions.end(chatOf('b'))
		expect(confirmCode(await correct())).not.toBe(code)
	})
})
