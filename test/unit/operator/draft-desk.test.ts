import { beforeEach, describe, expect, it } from 'vitest'
import { setPaused } from '../../../src/broadcast/pause.ts'
import { createDraftDesk, type MassSent } from '../../../src/operator/draft-desk.ts'
import type { Switches } from '../../../src/ports/switches.ts'
import { keptLog } from '../../support/kept-log.ts'

const MORNING = Date.parse('2026-11-25T09:00+08:00')
const DAY_MS = 86_400_000

let nowMs = MORNING
let tip = '今天的一条'
let answer: MassSent = { kind: 'sent' }
let sent: string[] = []
let switches: Switches

beforeEach(() => {
	nowMs = MORNING
	tip = '今天的一条'
	answer = { kind: 'sent' }
	sent = []
	const kept = new Map<string, string>()
	switches = {
		get: async (name) => kept.get(name) ?? null,
		set: async (name, value) => void (value === null ? kept.delete(name) : kept.set(name, value)),
	}
})

/** A new desk each time, as after a restart: what it knows is in the store. */
const desk = (...args: readonly string[]) =>
	createDraftDesk({
		account: 'wx1',
		store: { switches },
		textOf: (notice) => notice ?? (tip === '' ? null : tip),
		maxBytes: 2048,
		sendToAll: async (text, id) => {
			sent.push(`${id}: ${text}`)
			return answer
		},
		quiet: { fromMinute: 21 * 60 + 30, toMinute: 7 * 60 + 30 },
		zone: 'Asia/Shanghai',
		clock: { now: () => nowMs },
		log: keptLog(),
	})(['draft', ...args], 'cli')

const confirmed = async (...args: readonly string[]) => {
	const { confirm } = await desk(...args)
	return desk(...args, '--confirm', confirm ?? '')
}

describe('a draft', () => {
	it('is shown with what is known of the quota, and sends nothing', async () => {
		const { text, confirm } = await desk()

		expect(text).toMatch(/订阅号每天 1 次，服务号每人每月收 4 次.*群发过 0 次.*今天的一条/su)
		expect([confirm, sent]).toEqual([expect.stringMatching(/^[0-9a-f]{8}$/u), []])
	})

	it('is sent with the code of just its text, once for its day', async () => {
		expect(await confirmed()).toEqual({ text: expect.stringContaining('已交给微信'), confirm: null })
		expect(sent).toEqual(['wenbao-2026-11-25: 今天的一条'])
	})

	it('is shown again where it has changed since', async () => {
		const { confirm } = await desk()
		tip = '另一条'

		expect(await desk('--confirm', confirm ?? '')).toEqual({
			text: expect.stringMatching(/内容变了.*另一条/su),
			confirm: expect.not.stringMatching(confirm ?? ''),
		})
		expect(sent).toEqual([])
	})

	it('can be a notice', async () => {
		await confirmed('--notice', '明天维护')

		expect(sent).toEqual(['wenbao-2026-11-25: 明天维护'])
	})

	it.each([
		['the same', []],
		['another', ['--notice', '明天维护']],
	])('is refused where one was sent today: %s', async (_, args) => {
		await confirmed()

		await expect(desk(...args)).rejects.toMatchObject({
			code: 'WECHAT_OA_SENT_TODAY',
			message: expect.stringContaining('2026-11-25'),
		})
		expect(sent).toHaveLength(1)
	})

	it('may be sent on the next day, and counts those of the month', async () => {
		await confirmed()
		nowMs += DAY_MS

		expect((await desk()).text).toContain('群发过 1 次（2026-11-25）')
		nowMs += 7 * DAY_MS
		expect((await desk()).text).toContain('群发过 0 次')
	})

	it('counts as sent where WeChat has had it before', async () => {
		answer = { kind: 'known' }

		expect((await confirmed()).text).toContain('没有发第二遍')
		await expect(desk()).rejects.toMatchObject({ code: 'WECHAT_OA_SENT_TODAY' })
	})

	it.each([
		['refused', 'WECHAT_OA_MASS_REFUSED'],
		['unknown', 'WECHAT_OA_UNKNOWN'],
	] as const)('that is %s may be sent again', async (kind, code) => {
		answer = { kind, why: '45028 no quota', hint: 'wait' }
		await expect(confirmed()).rejects.toMatchObject({ code, message: expect.stringContaining('45028') })
		answer = { kind: 'sent' }

		expect((await confirmed()).text).toContain('已交给微信')
		expect(new Set(sent).size).toBe(1)
	})
})

describe('nothing goes out', () => {
	it.each([
		[
			'in the night',
			'QUIET_HOURS',
			async () => {
				nowMs = Date.parse('2026-11-25T22:00+08:00')
			},
		],
		['while everything is paused', 'BROADCAST_PAUSED', () => setPaused(switches, true)],
		[
			'without tips',
			'NO_TIPS',
			async () => {
				tip = ''
			},
		],
		[
			'that is too long',
			'CLI_USAGE',
			async () => {
				tip = '字'.repeat(683)
			},
		],
	])('%s', async (_, code, prepare) => {
		const { confirm } = await desk()
		await prepare()

		await expect(desk('--confirm', confirm ?? '')).rejects.toMatchObject({ code })
		expect(sent).toEqual([])
	})

	it.each([[['--notice', ' ']], [['--notic', 'x']], [['明天维护']]])(
		'with what it does not know: %j',
		async (args) => {
			await expect(desk(...args)).rejects.toMatchObject({ code: 'CLI_USAGE' })
		},
	)
})
