import { beforeEach, describe, expect, it } from 'vitest'
import { isPaused } from '../../../src/broadcast/pause.ts'
import { figureId } from '../../../src/domain/ids.ts'
import { createBroadcastDesk } from '../../../src/operator/broadcast-desk.ts'
import type { DeskAnswer } from '../../../src/operator/desk.ts'
import { chatOf } from '../../support/broadcast.ts'
import { createBroadcastRun } from '../../support/broadcast-run.ts'
import { plainCompose } from '../../support/plain-compose.ts'
import { samplePack } from '../../support/sample-pack.ts'
import { sampleTips } from '../../support/sample-tips.ts'
import { settleDue } from '../../support/settle-due.ts'

const CAMPAIGN = 'tip:2026-11-25'
const [FIGURE] = samplePack.figures

const run = createBroadcastRun('2026-11-25T07:00+08:00')
let woken: number
beforeEach(() => {
	woken = 0
})

const engine = {
	wake: async () => {
		woken += 1
	},
	health: () => ({ ok: true, detail: 'runs' }),
}

const command = (args: readonly string[], serves = true): Promise<DeskAnswer> =>
	createBroadcastDesk({
		...run,
		pack: samplePack,
		tips: sampleTips(3),
		compose: plainCompose,
		dayKind: () => ({ isWeekend: false, isHoliday: false, known: true }),
		engine: serves ? engine : null,
	})(args, 'socket')

const many = async (count: number): Promise<void> => {
	for (let chat = 0; chat < count; chat += 1) await run.subscribe(`${chat}`)
}

describe('preview', () => {
	it('shows by time, by chat and the texts', async () => {
		await run.subscribe('-1001')
		const { text, confirm } = await command(['preview'])
		expect(confirm).toBeNull()
		expect(text).toContain('11-25 08:30 Asia/Shanghai  1')
		expect(text).toMatch(/11-25 08:30 Asia\/Shanghai {2}telegram -1001 {2}tip-\d/u)
		expect(text).toMatch(/tip-\d {2}第 \d 条/u)
	})

	it('shows twenty chats, or all of them', async () => {
		await many(25)
		expect((await command(['preview'])).text.match(/telegram \d+ {2}tip/gu)).toHaveLength(20)
		expect((await command(['preview'])).text).toContain('5 more')
		expect((await command(['preview', '--all'])).text.match(/telegram \d+ {2}tip/gu)).toHaveLength(25)
	})

	it('says when the broadcast is paused', async () => {
		await command(['pause'])
		expect((await command(['preview'])).text).toContain('Paused')
	})

	it.each(['2026-11-23', '2026-12-27'])('refuses %s, which is over or too far away', async (date) => {
		await expect(command(['preview', '--date', date])).rejects.toMatchObject({ code: 'CLI_USAGE' })
	})
})

describe('pause and resume', () => {
	it('hold for all processes, and are logged', async () => {
		expect((await command(['pause'])).text).toContain('PAUSED')
		expect(await isPaused(run.store.switches)).toBe(true)
		expect((await command(['resume'])).text).toContain('running')
		expect(await isPaused(run.store.switches)).toBe(false)
		expect(run.log.lines.map(({ details }) => details)).toEqual([
			{ who: 'socket', command: 'pause' },
			{ who: 'socket', command: 'resume' },
		])
	})

	it('wakes the broadcast for what has waited', async () => {
		await command(['pause'])
		expect(woken).toBe(0)
		await command(['resume'])
		expect(woken).toBe(1)
	})
})

describe('send', () => {
	it('shows first, and sends nothing', async () => {
		await run.subscribe('1')
		run.clock.set('2026-11-25T12:00+08:00')
		const { text, confirm } = await command(['send'])
		expect(text).toContain('to 1 chats')
		expect(confirm).toMatch(/^[0-9a-f]{8}$/u)
		expect(await run.store.ledger.rowsOf(CAMPAIGN)).toEqual([])
	})

	it('sends with the code, wakes the broadcast and is logged without any id', async () => {
		await run.subscribe('4711')
		run.clock.set('2026-11-25T12:00+08:00')
		const { confirm } = await command(['send'])
		expect(await command(['send', '--confirm', confirm ?? ''])).toMatchObject({ confirm: null })
		expect(await run.store.ledger.rowsOf(CAMPAIGN)).toMatchObject([{ state: 'due' }])
		expect(woken).toBe(1)
		expect(run.log.lines.map(({ details }) => details)).toEqual([
			{ who: 'socket', command: 'send', campaigns: [CAMPAIGN], planned: 1 },
		])
	})

	it('shows anew with a code that fits no more', async () => {
		await run.subscribe('1')
		run.clock.set('2026-11-25T12:00+08:00')
		const { confirm } = await command(['send'])
		await run.subscribe('2')
		const again = await command(['send', '--confirm', confirm ?? ''])
		expect(again.text).toContain('changed')
		expect(again.confirm).not.toBe(confirm)
		expect(await run.store.ledger.rowsOf(CAMPAIGN)).toEqual([])
	})

	it('asks nothing where there is nobody to send to', async () => {
		expect(await command(['send'])).toMatchObject({ confirm: null })
	})

	it('says what stands in the way', async () => {
		await run.subscribe('1')
		await command(['pause'])
		const { text } = await command(['send', '--notice', 'closed'], false)
		expect(text).toContain('Paused')
		expect(text).toContain('not running')
	})

	it('shows a notice as citizens read it', async () => {
		await run.subscribe('1')
		expect((await command(['send', '--notice', '明天停水'])).text).toContain('明天停水 zh-Hans 2026')
	})
})

describe('correct', () => {
	const id = FIGURE?.id ?? ''

	it('lists every chat with its reason', async () => {
		await many(30)
		await run.store.ledger.plan(
			Array.from({ length: 30 }, (_, chat) => ({
				campaign: CAMPAIGN,
				ref: chatOf(`${chat}`),
				dueMs: 0,
				untilMs: null,
				tip: 'tip-1',
				figures: [figureId(id)],
			})),
		)
		await settleDue(run.store)
		await run.store.subscriptions.end(chatOf('7'))
		const { text, confirm } = await command(['correct', id, '--note', 'a misprint'])
		expect(text.match(/telegram \d+ {2}会收到更正/gu)).toHaveLength(29)
		expect(text).toMatch(/telegram 7 {2}已退订/u)
		const done = await command(['correct', id, '--note', 'a misprint', '--confirm', confirm ?? ''])
		expect(done.text).toContain('29')
	})

	it('says that nobody got the figure', async () => {
		expect(await command(['correct', id, '--note', 'x'])).toMatchObject({
			text: expect.stringContaining('Nobody has been sent this figure'),
			confirm: null,
		})
	})

	it('names the figures that a wrong id may stand for', async () => {
		const wrong = command(['correct', `${id}s`, '--note', 'x'])
		await expect(wrong).rejects.toMatchObject({
			code: 'UNKNOWN_FIGURE',
			hint: expect.stringContaining(id),
		})
	})

	it('names all figures where the id is like none', async () => {
		await expect(command(['correct', 'qqqq', '--note', 'x'])).rejects.toMatchObject({
			hint: expect.stringContaining(samplePack.figures.map((figure) => figure.id).join(', ')),
		})
	})
})

describe('status', () => {
	it('says how things stand', async () => {
		await run.subscribe('1')
		const { text } = await command(['status'])
		expect(text).toContain('running')
		expect(text).toContain('ok · runs')
		expect(text).toContain('11-25 08:30 Asia/Shanghai')
	})

	it('says that no service runs', async () => {
		expect((await command(['status'], false)).text).toContain('not running')
	})
})

it('rehearses nothing inside the service', async () => {
	await expect(command(['rehearse'])).rejects.toMatchObject({ code: 'CLI_USAGE' })
})
