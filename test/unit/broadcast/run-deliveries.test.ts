import { describe, expect, it, vi } from 'vitest'
import { encodeNotice } from '../../../src/broadcast/notice-text.ts'
import { setPaused } from '../../../src/broadcast/pause.ts'
import { createRunner, type RunnerOptions } from '../../../src/broadcast/run-deliveries.ts'
import type { ChatRef } from '../../../src/domain/chat-ref.ts'
import { conversationKey } from '../../../src/domain/conversation.ts'
import { AppError } from '../../../src/domain/errors.ts'
import { figureId } from '../../../src/domain/ids.ts'
import type { Subscription } from '../../../src/domain/subscription.ts'
import type { Ledger, Planned, Tally } from '../../../src/ports/ledger.ts'
import type { Delivered } from '../../../src/ports/outbox.ts'
import type { Store } from '../../../src/ports/store.ts'
import { chatOf } from '../../support/broadcast.ts'
import { createBroadcastRun } from '../../support/broadcast-run.ts'
import { plainCompose } from '../../support/plain-compose.ts'
import { sampleTips } from '../../support/sample-tips.ts'
import { TestOutbox } from '../../support/test-outbox.ts'

const ANN = chatOf('4711')
const BOB = chatOf('4712')
const TIPS = sampleTips(12)
const TODAY = 'tip:2026-11-25'
const CORRECTION = 'correction:grain:1'
const MINUTE_MS = 60_000
const NEVER = new AbortController().signal
const UNREACHABLE = new AppError('STORE_UNREACHABLE', 'The database does not answer.', 'Start it.')

const run = createBroadcastRun('2026-11-25T08:30+08:00')

/** Delivers what is due, and returns the outbox. */
const drain = async (
	outbox = new TestOutbox(),
	more: Partial<RunnerOptions> = {},
	signal = NEVER,
): Promise<TestOutbox> => {
	const sleep = async (ms: number): Promise<void> => run.clock.advance(ms)
	const common = { ...run, compose: plainCompose, tips: TIPS, owner: 'test', sleep }
	await createRunner({ ...common, ...more }).drain(outbox, 'telegram', signal)
	return outbox
}

const plan = async (ref: ChatRef, wanted: Partial<Subscription> = {}, row: Partial<Planned> = {}) => {
	await run.subscribe(ref.chat, wanted)
	const untilMs = Date.parse('2026-11-25T20:00+08:00')
	await run.store.ledger.plan([
		{ campaign: TODAY, ref, dueMs: run.clock.now(), untilMs, tip: 'tip-1', figures: [], ...row },
	])
}

const planCorrection = async (ref: ChatRef, wanted: Partial<Subscription> = {}) => {
	await run.store.notices.put(
		CORRECTION,
		encodeNotice({ kind: 'correction', figure: figureId('grain'), note: 'It was misprinted.' }),
	)
	await plan(ref, wanted, { campaign: CORRECTION, tip: null, untilMs: null })
}

const always = (delivered: Delivered) => new TestOutbox(() => delivered)

/** What is not nought. */
const tally = async (campaign = TODAY): Promise<Partial<Tally>> =>
	Object.fromEntries(Object.entries(await run.store.ledger.tally(campaign)).filter(([, count]) => count > 0))

/** A store whose ledger does one thing otherwise. */
const withLedger = (more: Partial<Ledger>): Store => ({
	...run.store,
	ledger: { ...run.store.ledger, ...more },
})

/** Fails so many times, then does what it should. */
const failing = <Args extends readonly unknown[], Result>(
	times: number,
	task: (...args: Args) => Promise<Result>,
) => {
	let left = times
	return async (...args: Args): Promise<Result> => {
		if (left-- > 0) throw UNREACHABLE
		return task(...args)
	}
}

describe('what is sent', () => {
	it('is the tip, in the language in which the chat subscribed, in the local year', async () => {
		await plan(ANN, { lang: 'en' })
		const { sent } = await drain()
		expect(sent).toEqual([{ ref: ANN, text: 'tip-1 en 2026 true', silent: false }])
		expect(await tally()).toEqual({ sent: 1 })
	})

	it('is in the language that was fixed with /language', async () => {
		await plan(ANN)
		await run.store.preferences.fixLang(conversationKey('telegram', ANN.chat), 'zh-Hant')
		const { sent } = await drain()
		expect(sent[0]?.text).toBe('tip-1 zh-Hant 2026 true')
	})

	it('comes without a sound where the chat wants that', async () => {
		await plan(ANN, { silent: true })
		const { sent } = await drain()
		expect(sent[0]?.silent).toBe(true)
	})

	it('is a correction, with the words of the office', async () => {
		await planCorrection(ANN)
		const { sent } = await drain()
		expect(sent[0]?.text).toBe('grain: It was misprinted. zh-Hans 2026')
	})

	it('is a notice', async () => {
		await run.store.notices.put('notice:1', encodeNotice({ kind: 'notice', text: 'We move.' }))
		await plan(ANN, {}, { campaign: 'notice:1', tip: null, untilMs: null })
		const { sent } = await drain()
		expect(sent[0]?.text).toBe('We move. zh-Hans 2026')
	})

	it('is nothing before its time', async () => {
		await plan(ANN, {}, { dueMs: run.clock.now() + 1 })
		const { sent } = await drain()
		expect(sent).toEqual([])
	})

	it('is everything that is due, with as many deliveries at once as the channel likes', async () => {
		for (let chat = 0; chat < 30; chat += 1) await plan(chatOf(String(chat)))
		const seven = Promise.withResolvers<void>()
		const outbox = new TestOutbox(async (_, nth) => {
			if (nth === 6) seven.resolve()
			await seven.promise
			return { kind: 'sent' }
		}, 7)
		await drain(outbox)
		expect([outbox.sent.length, outbox.most]).toEqual([30, 7])
	})

	it('is what falls due while a slow delivery is under way, too', async () => {
		await plan(ANN)
		const slow = Promise.withResolvers<void>()
		const outbox = new TestOutbox(async ({ ref }) => {
			if (ref.chat === ANN.chat) await slow.promise
			return { kind: 'sent' }
		}, 2)
		const done = drain(outbox)
		await vi.waitFor(() => expect(outbox.most).toBe(1))
		await plan(BOB)
		await vi.waitFor(() => expect(outbox.sent.map(({ ref }) => ref)).toEqual([BOB]), 10_000)
		slow.resolve()
		await done
		expect(await tally()).toEqual({ sent: 2 })
	})

	it('is each message once where two processes deliver side by side', async () => {
		for (let chat = 0; chat < 30; chat += 1) await plan(chatOf(String(chat)))
		const outbox = new TestOutbox()
		await Promise.all([drain(outbox, { owner: 'one' }), drain(outbox, { owner: 'two' })])
		expect(new Set(outbox.sent.map(({ ref }) => ref.chat)).size).toBe(30)
		expect(outbox.sent).toHaveLength(30)
	})
})

describe('what becomes of a delivery', () => {
	it('gone: the subscription of the chat is over', async () => {
		await plan(ANN)
		await drain(always({ kind: 'gone', why: 'blocked' }))
		expect(await tally()).toEqual({ gone: 1 })
		expect([await run.store.chats.stateOf(ANN), await run.store.subscriptions.get(ANN)]).toEqual([
			'gone',
			null,
		])
	})

	it('no rights: the subscription is paused', async () => {
		await plan(ANN)
		await drain(always({ kind: 'no-rights', why: 'read only' }))
		expect(await tally()).toEqual({ 'no-rights': 1 })
		expect(await run.store.subscriptions.get(ANN)).toMatchObject({ paused: true })
	})

	it('moved: it is sent once more, to the new id, which keeps the subscription', async () => {
		await plan(ANN)
		const outbox = new TestOutbox(({ ref }) =>
			ref.chat === ANN.chat ? { kind: 'moved', to: '-100' } : { kind: 'sent' },
		)
		await drain(outbox)
		expect(outbox.sent.map(({ ref }) => ref.chat)).toEqual(['-100'])
		expect([await tally(), (await run.store.subscriptions.get(chatOf('-100')))?.zone]).toEqual([
			{ sent: 1 },
			'Asia/Shanghai',
		])
	})

	it('moved to an id that has had it already: it is not sent again', async () => {
		await plan(chatOf('-100'))
		await drain()
		await plan(ANN)
		const { sent } = await drain(always({ kind: 'moved', to: '-100' }))
		expect([sent, await tally()]).toEqual([[], { sent: 1 }])
	})

	it('moved again and again: it is settled', async () => {
		await plan(ANN)
		await drain(new TestOutbox(({ ref }) => ({ kind: 'moved', to: `${ref.chat}0` })))
		expect(await tally()).toEqual({ moved: 1 })
	})

	it('outside the window of the platform: it is settled', async () => {
		await plan(ANN)
		await drain(always({ kind: 'window-closed', why: '48 hours are over' }))
		expect(await tally()).toEqual({ 'window-closed': 1 })
	})

	it('refused: it has failed, and the log says why', async () => {
		await plan(ANN)
		await drain(always({ kind: 'refused', why: 'message is too long' }))
		expect(await tally()).toEqual({ failed: 1 })
		expect(run.log.lines).toContainEqual(
			expect.objectContaining({
				level: 'warn',
				details: expect.objectContaining({ why: 'message is too long' }),
			}),
		)
	})

	it('later: it is put off, at first for half a minute', async () => {
		await plan(ANN)
		await drain(always({ kind: 'later', afterMs: 1000, why: 'server error' }))
		expect(await run.store.ledger.nextOpenMs('telegram')).toBe(run.clock.now() + 30_000)
	})

	it('later: it is put off as long as the platform says', async () => {
		await plan(ANN)
		await drain(always({ kind: 'later', afterMs: 90_000, why: 'too many requests' }))
		expect(await run.store.ledger.nextOpenMs('telegram')).toBe(run.clock.now() + 90_000)
	})

	it('later: it has failed after forty attempts', async () => {
		await plan(ANN)
		let attempts = 0
		const outbox = new TestOutbox(() => {
			attempts += 1
			return { kind: 'later', afterMs: 0, why: 'server error' }
		})
		for (let round = 0; round < 60; round += 1) {
			await drain(outbox)
			run.clock.advance(15 * MINUTE_MS)
		}
		expect([attempts, await tally()]).toEqual([40, { failed: 1 }])
	})

	it('taken back by the channel: it is put off', async () => {
		await plan(ANN)
		await drain(always({ kind: 'withdrawn' }))
		expect([await tally(), await run.store.ledger.nextOpenMs('telegram')]).toEqual([
			{ due: 1 },
			run.clock.now() + 30_000,
		])
	})

	it('a tip that the pack has no more: it has failed', async () => {
		await plan(ANN, {}, { tip: 'tip-of-last-year' })
		await drain()
		expect(await tally()).toEqual({ failed: 1 })
	})

	it('a notice without a text: it has failed', async () => {
		await plan(ANN, {}, { campaign: 'notice:2', tip: null, untilMs: null })
		await drain()
		expect(await tally('notice:2')).toEqual({ failed: 1 })
	})

	it('one that breaks has failed, and does not stop the others', async () => {
		await plan(ANN)
		await plan(BOB, {}, { tip: 'tip-2' })
		const outbox = new TestOutbox()
		const compose = {
			...plainCompose,
			tip: (...[tip, lang, year, subscribed]: Parameters<typeof plainCompose.tip>) => {
				if (tip.id === 'tip-1') throw new Error('a bug')
				return plainCompose.tip(tip, lang, year, subscribed)
			},
		}
		await drain(outbox, { compose })
		expect([outbox.sent.map(({ ref }) => ref), await tally()]).toEqual([[BOB], { sent: 1, failed: 1 }])
	})

	it.each([
		['gone', { kind: 'gone', why: 'blocked' }],
		['no-rights', { kind: 'no-rights', why: 'read only' }],
		['failed', { kind: 'refused', why: 'too long' }],
		['window-closed', { kind: 'window-closed', why: 'over' }],
	] as const)('%s: the others get theirs', async (outcome, delivered) => {
		for (const ref of [ANN, BOB, chatOf('4713')]) await plan(ref)
		const outbox = new TestOutbox(({ ref }) => (ref.chat === BOB.chat ? delivered : { kind: 'sent' }))
		await drain(outbox)
		expect(await tally()).toEqual({ sent: 2, [outcome]: 1 })
	})

	it('is told in the log without the id of a chat', async () => {
		const secret = chatOf('987654321')
		for (const kind of ['gone', 'no-rights', 'refused'] as const) {
			await plan(secret, {}, { campaign: `tip:${kind}` })
			await drain(always({ kind, why: 'for a reason' }))
		}
		expect(run.log.lines.length).toBeGreaterThanOrEqual(3)
		expect(JSON.stringify(run.log.lines)).not.toContain('987654321')
	})
})

describe('right before a message is sent', () => {
	/** Something happens while the message waits for its turn. */
	const waiting = (happens: () => Promise<unknown> | unknown) => {
		let passed = false
		const outbox = new TestOutbox()
		return {
			outbox: Object.assign(outbox, {
				deliver: async (outgoing: Parameters<TestOutbox['deliver']>[0]): Promise<Delivered> => {
					if (!passed) await happens()
					passed = true
					if (!(await outgoing.mayStart())) return { kind: 'withdrawn' }
					outbox.sent.push({ ref: outgoing.ref, text: '', silent: outgoing.silent })
					return { kind: 'sent' }
				},
			}),
		}
	}

	it('a chat that has said stop gets nothing', async () => {
		await plan(ANN)
		const { outbox } = waiting(async () => {
			await run.store.subscriptions.end(ANN)
			run.clock.advance(2000)
		})
		await drain(outbox)
		expect([outbox.sent, await run.store.ledger.nextOpenMs('telegram')]).toEqual([[], null])
	})

	it('a tip whose window is over is settled', async () => {
		await plan(ANN)
		const { outbox } = waiting(() => run.clock.set('2026-11-25T20:00+08:00'))
		await drain(outbox)
		expect([outbox.sent, await tally()]).toEqual([[], { 'window-closed': 1 }])
	})

	it('a tip is not sent in quiet hours, whatever its window says', async () => {
		await plan(ANN, {}, { untilMs: null })
		const { outbox } = waiting(() => run.clock.set('2026-11-25T21:30+08:00'))
		await drain(outbox)
		expect([outbox.sent, await tally()]).toEqual([[], { 'window-closed': 1 }])
	})

	it('a correction waits for the next morning of the chat', async () => {
		await planCorrection(ANN, { zone: 'America/New_York' })
		run.clock.set('2026-11-25T12:00+08:00')
		const { sent } = await drain()
		expect(sent).toEqual([])
		expect(await run.store.ledger.nextOpenMs('telegram')).toBe(Date.parse('2026-11-25T07:30-05:00'))
	})

	it('what an operator has paused is given back, and sent later', async () => {
		await plan(ANN)
		const { outbox } = waiting(async () => {
			await setPaused(run.store.switches, true)
			run.clock.advance(2000)
		})
		await drain(outbox)
		expect([outbox.sent, await tally()]).toEqual([[], { due: 1 }])
		await setPaused(run.store.switches, false)
		run.clock.advance(2000)
		await drain(outbox)
		expect(await tally()).toEqual({ sent: 1 })
	})

	it('what waits when the process stops is given back at once, what is on its way is finished', async () => {
		for (let chat = 0; chat < 9; chat += 1) await plan(chatOf(String(chat)))
		const stopping = new AbortController()
		const outbox = new TestOutbox(() => {
			stopping.abort()
			return { kind: 'sent' }
		}, 3)
		await drain(outbox, {}, stopping.signal)
		const counts = await tally()
		expect(counts.claimed).toBeUndefined()
		expect([(counts.sent ?? 0) + (counts.due ?? 0), counts.sent]).toEqual([9, outbox.sent.length])
		expect(counts.sent).toBeLessThanOrEqual(3)
	})

	it('nothing is begun after the process was asked to stop', async () => {
		await plan(ANN)
		const outbox = new TestOutbox()
		await drain(outbox, {}, AbortSignal.abort())
		expect([outbox.sent, await tally()]).toEqual([[], { due: 1 }])
	})

	it('a lease that is more than half over is renewed, so that nobody else sends it', async () => {
		await plan(ANN)
		const { outbox } = waiting(() => run.clock.advance(40_000))
		let takenOver: unknown = 'not asked'
		await drain(outbox, {
			leaseMs: 60_000,
			store: withLedger({
				settle: async (claim, outcome) => {
					run.clock.advance(30_000)
					takenOver = await run.store.ledger.claim({ platform: 'telegram', owner: 'other', leaseMs: 60_000 })
					return run.store.ledger.settle(claim, outcome)
				},
			}),
		})
		expect([takenOver, await tally()]).toEqual([null, { sent: 1 }])
	})

	it('a tip whose window closes while the store is slow is not sent', async () => {
		await plan(ANN)
		const { outbox } = waiting(() => run.clock.advance(40_000))
		const renew: Ledger['renew'] = async (claim, leaseMs) => {
			const renewed = await run.store.ledger.renew(claim, leaseMs)
			run.clock.set('2026-11-25T20:00+08:00')
			return renewed
		}
		await drain(outbox, { leaseMs: 60_000, store: withLedger({ renew }) })
		expect(outbox.sent).toEqual([])
	})

	it('a lease with time left costs nothing', async () => {
		await plan(ANN)
		let renewals = 0
		const renew: Ledger['renew'] = (claim, leaseMs) => {
			renewals += 1
			return run.store.ledger.renew(claim, leaseMs)
		}
		await drain(new TestOutbox(), { store: withLedger({ renew }) })
		expect(renewals).toBe(0)
	})

	it('what another worker has taken over is left to it', async () => {
		await plan(ANN)
		const { outbox } = waiting(async () => {
			run.clock.advance(61_000)
			await run.store.ledger.claim({ platform: 'telegram', owner: 'other', leaseMs: 60_000 })
		})
		await drain(outbox, { leaseMs: 60_000 })
		expect([outbox.sent, await tally()]).toEqual([[], { claimed: 1 }])
	})
})

describe('while the store is away', () => {
	it('claiming waits, and goes on when it is back', async () => {
		await plan(ANN)
		const outbox = new TestOutbox(undefined, 1)
		await drain(outbox, { store: withLedger({ claim: failing(5, run.store.ledger.claim) }) })
		expect(await tally()).toEqual({ sent: 1 })
		expect(run.log.lines.map(({ message }) => message)).toEqual([
			'the store cannot be used: deliveries wait',
			'the store is back: deliveries go on',
			'deliveries done',
		])
	})

	it('a message that was sent is settled when it is back', async () => {
		await plan(ANN)
		const outbox = new TestOutbox()
		await drain(outbox, { store: withLedger({ settle: failing(20, run.store.ledger.settle) }) })
		expect([outbox.sent.length, await tally()]).toEqual([1, { sent: 1 }])
	})

	it('longer than the lease, the delivery is repeated, which the log says', async () => {
		await plan(ANN)
		const outbox = new TestOutbox()
		const settle = failing(70, run.store.ledger.settle)
		await drain(outbox, { leaseMs: 60_000, store: withLedger({ settle }) })
		expect(run.log.lines).toContainEqual(
			expect.objectContaining({
				level: 'error',
				message: 'the store stayed away: the delivery will be repeated',
			}),
		)
		expect([outbox.sent.length, await tally()]).toEqual([2, { sent: 1 }])
	})

	it('nothing is sent that cannot be allowed', async () => {
		await plan(ANN)
		const outbox = new TestOutbox()
		const switches = { ...run.store.switches, get: failing(10_000, run.store.switches.get) }
		const stopping = new AbortController()
		const sleep = async (ms: number): Promise<void> => {
			run.clock.advance(ms)
			if (run.clock.now() > Date.parse('2026-11-25T08:45+08:00')) stopping.abort()
		}
		await drain(outbox, { store: { ...run.store, switches }, sleep }, stopping.signal)
		expect(outbox.sent).toEqual([])
	})

	it('a stop ends the wait', async () => {
		const stopping = new AbortController()
		let tries = 0
		const claim = async () => {
			tries += 1
			if (tries === 3) stopping.abort()
			throw UNREACHABLE
		}
		await drain(new TestOutbox(undefined, 1), { store: withLedger({ claim }) }, stopping.signal)
		expect(tries).toBe(3)
	})
})
