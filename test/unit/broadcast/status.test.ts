import { describe, expect, it } from 'vitest'
import { setPaused } from '../../../src/broadcast/pause.ts'
import { planWave, todaysTips } from '../../../src/broadcast/send-now.ts'
import { status } from '../../../src/broadcast/status.ts'
import { chatOf } from '../../support/broadcast.ts'
import { createBroadcastRun } from '../../support/broadcast-run.ts'
import { sampleTips } from '../../support/sample-tips.ts'
import { settleDue } from '../../support/settle-due.ts'

const run = createBroadcastRun('2026-11-25T07:00+08:00')
const options = () => ({
	...run,
	tips: sampleTips(3),
	dayKind: (date: string) => ({ isWeekend: false, isHoliday: false, known: date < '2027' }),
})

describe('the status', () => {
	it('of an empty store says that nothing comes and nothing was', async () => {
		expect(await status(options())).toEqual({
			paused: false,
			subscribed: 0,
			pausedChats: 0,
			chats: { here: 0, gone: 0 },
			campaigns: [],
			waiting: { open: 0, unplanned: 0, sinceMs: null },
			next: null,
			holidaysMissing: [2027],
		})
	})

	it('counts chats, and names what comes next', async () => {
		await run.subscribe('one')
		await run.subscribe('mute', { paused: true })
		await run.subscribe('left')
		await run.store.chats.gone(chatOf('left'))
		expect(await status(options())).toMatchObject({
			subscribed: 1,
			pausedChats: 1,
			chats: { here: 2, gone: 1 },
			next: { ref: chatOf('one'), date: '2026-11-25' },
		})
	})

	it('counts what waits, in the ledger and before it, and since when', async () => {
		await run.subscribe('one')
		run.clock.set('2026-11-25T08:40+08:00')
		await planWave(run.store, await todaysTips(options()))
		await run.subscribe('two')
		run.clock.set('2026-11-26T08:40+08:00')
		await setPaused(run.store.switches, true)
		expect(await status(options())).toMatchObject({
			paused: true,
			waiting: { open: 1, unplanned: 2, sinceMs: Date.parse('2026-11-25T08:40+08:00') },
		})
	})

	it('has the tally of each campaign, the newest first', async () => {
		await run.subscribe('one')
		for (const day of ['25', '26']) {
			run.clock.set(`2026-11-${day}T12:00+08:00`)
			await planWave(run.store, await todaysTips(options()))
			await settleDue(run.store, day === '25' ? 'sent' : 'failed')
		}
		const { campaigns } = await status(options())
		expect(campaigns.map(({ campaign, tally }) => [campaign, tally.sent, tally.failed])).toEqual([
			['tip:2026-11-26', 0, 1],
			['tip:2026-11-25', 1, 0],
		])
	})
})
