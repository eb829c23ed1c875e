import { beforeEach, describe, expect, it } from 'vitest'
import { type Audit, createAudit } from '../../../../src/broadcast/rehearsal/audit.ts'
import {
	type Arrival,
	change,
	newChat,
	type RehearsedChat,
} from '../../../../src/broadcast/rehearsal/chats.ts'
import { createRehearsalClock, type RehearsalClock } from '../../../../src/broadcast/rehearsal/clock.ts'
import { createLife } from '../../../../src/broadcast/rehearsal/service.ts'
import type { LedgerRow } from '../../../../src/ports/ledger.ts'
import { chatOf, DAILY, NIGHT } from '../../../support/broadcast.ts'
import { plainCompose } from '../../../support/plain-compose.ts'
import { sampleTips } from '../../../support/sample-tips.ts'

const DATE = '2026-11-25'
const TIPS = sampleTips(4)

let audit: Audit
let clock: RehearsalClock
let chat: RehearsedChat
let rows: LedgerRow[]

const at = (time: string): void => clock.passTo(Date.parse(`${time}+08:00`))

beforeEach(() => {
	rows = []
	clock = createRehearsalClock(Date.parse('2026-11-20T00:00+08:00'))
	audit = createAudit({
		ledger: { rowsOf: async () => rows },
		tips: TIPS.length,
		quiet: NIGHT,
		dayKind: (date) => ({ isWeekend: date === DATE, isHoliday: false, known: true }),
	})
	chat = newChat('chat 1', chatOf('1'), clock.trueMs())
	change(chat, clock, { subscription: DAILY })
})

/** A message that arrives now, and is settled unless told otherwise. */
const arrive = (
	date: string,
	tip: string,
	more: Partial<Arrival> & { readonly lang?: 'en'; readonly pausedMs?: number } = {},
): void => {
	const { lang = 'zh-Hans', pausedMs = 0, ...others } = more
	const arrival: Arrival = {
		trueMs: clock.trueMs(),
		atMs: clock.now(),
		campaign: `tip:${date}`,
		tip,
		unheard: false,
		sentBy: createLife(),
		settled: false,
		...others,
	}
	const reply = plainCompose.tip({ id: tip }, lang, 2026, true)
	audit.arrived(chat, arrival, { reply, silent: false }, pausedMs)
	chat.arrivals.push(arrival)
	if (more.settled !== false) audit.settled(chat, arrival.campaign)
}

describe('a message that keeps every promise', () => {
	it('is not told of, day after day, until all tips were used and begin anew', () => {
		for (const [day, tip] of ['a', 'b', 'c', 'd', 'a', 'b'].entries()) {
			at(`2026-11-2${day}T08:30`)
			arrive(`2026-11-2${day}`, tip)
		}
		expect(audit.violations).toEqual([])
	})

	it('may be on its way when somebody says stop', () => {
		at('2026-11-25T08:30')
		change(chat, clock, { subscription: null })
		clock.passTo(clock.trueMs() + 1000)
		arrive(DATE, 'a')
		expect(audit.violations).toEqual([])
	})

	it('may come twice when the first process was killed, which is counted', () => {
		at('2026-11-25T08:30')
		const sentBy = createLife()
		arrive(DATE, 'a', { sentBy, settled: false })
		sentBy.kill()
		at('2026-11-25T08:31')
		arrive(DATE, 'a')
		expect(audit.violations).toEqual([])
		expect(audit.duplicates()).toBe(1)
	})
})

describe('told of is', () => {
	it('a message after a stop', () => {
		at('2026-11-25T08:29')
		change(chat, clock, { subscription: null })
		at('2026-11-25T08:30')
		arrive(DATE, 'a')
		expect(audit.violations).toEqual([expect.stringContaining('has stopped')])
	})

	it('a message while the broadcast is paused', () => {
		at('2026-11-25T08:30')
		arrive(DATE, 'a', { pausedMs: 2000 })
		expect(audit.violations).toEqual([expect.stringContaining('although the broadcast is paused')])
	})

	it('a message to a chat that is paused', () => {
		change(chat, clock, { subscription: { ...DAILY, paused: true } })
		at('2026-11-25T08:30')
		arrive(DATE, 'a')
		expect(audit.violations).toEqual([expect.stringContaining('has stopped')])
	})

	it.each(['2026-11-25T07:29', '2026-11-25T21:30', '2026-11-25T00:00'])(
		'a message in quiet hours, at %s',
		(time) => {
			at(time)
			arrive(DATE, 'a')
			expect(audit.violations).toEqual([expect.stringContaining('sent in quiet hours of Asia/Shanghai')])
		},
	)

	it('a tip of another day', () => {
		at('2026-11-26T08:30')
		arrive(DATE, 'a')
		expect(audit.violations).toEqual([expect.stringContaining('sent on 2026-11-26')])
	})

	it('a message that the ledger knew of', () => {
		at('2026-11-25T08:30')
		arrive(DATE, 'a')
		at('2026-11-25T08:31')
		arrive(DATE, 'a')
		expect(audit.violations).toEqual([expect.stringContaining('sent twice')])
	})

	it('a message that comes twice although nobody was killed', () => {
		at('2026-11-25T08:30')
		arrive(DATE, 'a', { settled: false })
		arrive(DATE, 'a')
		expect(audit.violations).toEqual([expect.stringContaining('sent twice')])
	})

	it('two tips in a row', () => {
		at('2026-11-25T21:29')
		arrive(DATE, 'a')
		at('2026-11-26T07:30')
		const earlier = audit.violations.length
		arrive('2026-11-26', 'b', { atMs: clock.now() - 2 * 60_000 })
		expect(audit.violations.slice(earlier)).toContainEqual(expect.stringContaining('two tips within 10.0 h'))
	})

	it('a tip that comes back too early', () => {
		for (const [day, tip] of ['a', 'b', 'c', 'a'].entries()) {
			at(`2026-11-2${day}T08:30`)
			arrive(`2026-11-2${day}`, tip)
		}
		expect(audit.violations).toEqual([expect.stringContaining('a again after 2 of 3 others')])
	})

	it('a sound, or a language, that nobody asked for', () => {
		change(chat, clock, { subscription: { ...DAILY, silent: true } })
		at('2026-11-25T08:30')
		arrive(DATE, 'a', { lang: 'en' })
		expect(audit.violations).toEqual([
			expect.stringContaining('with a sound'),
			expect.stringContaining('sent in en'),
		])
	})

	it('a delivery that is settled although nothing arrived', () => {
		audit.settled(chat, 'tip:2026-11-25')
		expect(audit.violations).toEqual([expect.stringContaining('nothing arrived')])
	})
})

describe('a date on which nothing arrived', () => {
	const ran = (from: string, until: string): void =>
		audit.available(Date.parse(`${from}+08:00`), Date.parse(`${until}+08:00`))
	const closed = async () => {
		await audit.closeDate(DATE, [chat])
		return { violations: audit.violations, day: audit.days.get(DATE) }
	}

	it('is a lost chat where the service ran within the window', async () => {
		ran('2026-11-25T12:00', '2026-11-25T12:15')
		expect((await closed()).violations).toEqual([expect.stringContaining('2026-11-25 chat 1')])
	})

	it.each([
		['not long enough', '2026-11-25T12:00', '2026-11-25T12:14'],
		['only before the window', '2026-11-25T00:00', '2026-11-25T08:30'],
		['only after the window', '2026-11-25T20:00', '2026-11-26T20:00'],
	])('is closed where the service ran %s', async (_, from, until) => {
		ran(from, until)
		expect(await closed()).toMatchObject({ violations: [], day: { closed: 1 } })
	})

	const gaveUp = (state: 'failed' | 'window-closed'): void => {
		ran('2026-11-25T00:00', '2026-11-26T00:00')
		rows = [{ ref: chat.ref, tip: 'a', state, atMs: 0 }]
		chat.troubled.add(`tip:${DATE}`)
	}
	const troubled = (from: string, until: string): void =>
		audit.trouble(Date.parse(`${from}+08:00`), Date.parse(`${until}+08:00`))

	it.each(['failed', 'window-closed'] as const)(
		'has failed where the platform took nothing all day and it is settled as %s',
		async (state) => {
			gaveUp(state)
			troubled('2026-11-25T08:00', '2026-11-25T19:30')
			expect(await closed()).toMatchObject({ violations: [], day: { failed: 1 } })
		},
	)

	it('is lost where the platform was fine for an hour of its window', async () => {
		gaveUp('failed')
		troubled('2026-11-25T08:00', '2026-11-25T12:00')
		troubled('2026-11-25T13:00', '2026-11-25T19:30')
		expect((await closed()).violations).toHaveLength(1)
	})

	it('is lost where the ledger gave up although the platform took everything', async () => {
		ran('2026-11-25T00:00', '2026-11-26T00:00')
		rows = [{ ref: chat.ref, tip: 'a', state: 'failed', atMs: 0 }]
		expect((await closed()).violations).toHaveLength(1)
	})

	it.each<readonly [string, () => void]>([
		['stopped within the window', () => change(chat, clock, { subscription: null })],
		['cannot be reached', () => change(chat, clock, { reachable: false })],
	])('says nothing of a chat that %s', async (_, changes) => {
		ran('2026-11-25T00:00', '2026-11-26T00:00')
		at('2026-11-25T09:00')
		changes()
		expect(await closed()).toMatchObject({ violations: [], day: { closed: 0 } })
	})

	it('says nothing of a chat that wants no tips on such days', async () => {
		change(chat, clock, { subscription: { ...DAILY, weekdaysOnly: true } })
		ran('2026-11-25T00:00', '2026-11-26T00:00')
		expect((await closed()).violations).toEqual([])
	})

	it('says nothing of a chat that opted in after its time', async () => {
		chat = newChat('chat 2', chatOf('2'), clock.trueMs())
		at('2026-11-25T08:31')
		change(chat, clock, { subscription: DAILY })
		ran('2026-11-25T00:00', '2026-11-26T00:00')
		expect((await closed()).violations).toEqual([])
	})
})

describe('a notice that was not sent', () => {
	const overdue = async () => {
		audit.expectNotice('notice:1', [chat], Date.parse('2026-11-21T12:00+08:00'))
		await audit.closeDate(DATE, [])
		return audit.violations
	}

	it('is a lost chat where the service ran by day', async () => {
		audit.available(Date.parse('2026-11-22T09:00+08:00'), Date.parse('2026-11-22T10:00+08:00'))
		expect(await overdue()).toEqual([expect.stringContaining('notice:1 chat 1')])
	})

	it('is explained where the service did not run', async () => {
		expect(await overdue()).toEqual([])
	})
})
