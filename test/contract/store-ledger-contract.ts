import { describe, expect, it } from 'vitest'
import type { Claim } from '../../src/ports/ledger.ts'
import {
	CAMPAIGN,
	DAY_MS,
	F1,
	F2,
	GROUP,
	LEASE_MS,
	OTHER,
	START_MS,
	type StoreRun,
	TOPIC,
	WORKER,
} from '../support/store-run.ts'

export const ledgerContract = (run: StoreRun): void => {
	describe('ledger', () => {
		it('plans one row for each campaign and chat', async () => {
			await run.subscribe(GROUP)
			await run.subscribe(OTHER)
			expect(await run.store.ledger.plan([run.tip(GROUP), run.tip(GROUP), run.tip(OTHER)])).toBe(2)
			expect(await run.store.ledger.plan([run.tip(GROUP, { tip: 'tip-9' }), run.tip(OTHER)])).toBe(0)
			expect(await run.store.ledger.plan([])).toBe(0)
			expect(await run.store.ledger.tally(CAMPAIGN)).toStrictEqual({
				due: 2,
				claimed: 0,
				sent: 0,
				gone: 0,
				'no-rights': 0,
				moved: 0,
				'window-closed': 0,
				failed: 0,
			})
		})

		it('plans nothing for who is unknown or gone, and no tip for who has not asked', async () => {
			await run.store.chats.seen(OTHER)
			await run.subscribe(TOPIC, { paused: true })
			await run.store.chats.seen(GROUP)
			await run.store.chats.gone(GROUP)
			const rows = [GROUP, TOPIC, OTHER, { ...OTHER, chat: 'nobody' }]
			expect(await run.store.ledger.plan(rows.map((ref) => run.tip(ref)))).toBe(0)
			expect(
				await run.store.ledger.plan(rows.map((ref) => run.tip(ref, { campaign: 'notice:1', tip: null }))),
			).toBe(2)
		})

		it('claims what is due, the oldest first, each once', async () => {
			for (const ref of [GROUP, TOPIC, OTHER]) await run.subscribe(ref)
			await run.store.ledger.plan([
				run.tip(GROUP, { dueMs: run.nowMs + 1, untilMs: run.nowMs + DAY_MS }),
				run.tip(TOPIC, { dueMs: run.nowMs, figures: [F2, F1, F2], tip: 'tip-7' }),
				run.tip(OTHER, { dueMs: run.nowMs + 2 }),
			])
			expect(await run.store.ledger.claim({ ...WORKER, platform: 'wechat' })).toBeNull()
			expect(await run.store.ledger.claim({ ...WORKER, campaign: 'notice:1' })).toBeNull()
			expect(await run.store.ledger.claim({ ...WORKER, campaign: CAMPAIGN })).toStrictEqual({
				campaign: CAMPAIGN,
				ref: TOPIC,
				untilMs: null,
				tip: 'tip-7',
				figures: [F2, F1],
				owner: 'worker-1',
				attempts: 1,
				leaseUntilMs: run.nowMs + LEASE_MS,
			})
			expect(await run.store.ledger.claim(WORKER)).toBeNull()
			run.nowMs += 2
			expect(await run.claimed()).toMatchObject({ ref: GROUP, untilMs: START_MS + DAY_MS, figures: [F1] })
			expect((await run.claimed('worker-2')).ref).toStrictEqual(OTHER)
			expect(await run.store.ledger.claim(WORKER)).toBeNull()
			expect(await run.store.ledger.tally(CAMPAIGN)).toMatchObject({ due: 0, claimed: 3 })
		})

		it('gives no row to two workers that ask at once', async () => {
			const refs = Array.from({ length: 40 }, (_, index) => ({ ...GROUP, chat: String(index) }))
			for (const ref of refs) await run.subscribe(ref)
			await run.store.ledger.plan(refs.map((ref) => run.tip(ref)))
			const drain = async (owner: string): Promise<readonly string[]> => {
				const claim = await run.store.ledger.claim({ ...WORKER, owner })
				return claim === null ? [] : [claim.ref.chat, ...(await drain(owner))]
			}
			const taken = (await Promise.all(['a', 'b', 'c', 'd'].map(drain))).flat()
			expect(taken.toSorted()).toEqual(refs.map(({ chat }) => chat).toSorted())
		})

		it.each(['sent', 'gone', 'no-rights', 'moved', 'window-closed', 'failed'] as const)(
			'settles as %s, once',
			async (outcome) => {
				await run.subscribe(GROUP)
				await run.store.ledger.plan([run.tip(GROUP)])
				const claim = await run.claimed()
				expect(await run.store.ledger.settle(claim, outcome)).toBe(true)
				expect(await run.store.ledger.settle(claim, 'failed')).toBe(false)
				expect(await run.store.ledger.renew(claim, LEASE_MS)).toBeNull()
				run.nowMs += DAY_MS
				expect(await run.store.ledger.claim(WORKER)).toBeNull()
				expect(await run.store.ledger.tally(CAMPAIGN)).toMatchObject({ [outcome]: 1, claimed: 0, due: 0 })
			},
		)

		it('gives a row to another worker when the lease is over, and tells the first', async () => {
			await run.subscribe(GROUP)
			await run.store.ledger.plan([run.tip(GROUP)])
			const first = await run.claimed()
			await run.reopen()
			run.nowMs += LEASE_MS - 1
			const longer = await run.store.ledger.renew(first, LEASE_MS)
			expect(longer).toStrictEqual({ ...first, leaseUntilMs: run.nowMs + LEASE_MS })
			run.nowMs += LEASE_MS - 1
			expect(await run.store.ledger.claim({ ...WORKER, owner: 'worker-2' })).toBeNull()
			run.nowMs += 1
			const second = await run.claimed('worker-2')
			expect(second.attempts).toBe(2)
			expect(await run.store.ledger.renew(first, LEASE_MS)).toBeNull()
			expect(await run.store.ledger.settle(first, 'failed')).toBe(false)
			expect(await run.store.ledger.postpone(first, run.nowMs, null)).toBe(false)
			expect(await run.store.ledger.settle(second, 'sent')).toBe(true)
		})

		it('tells two claims of one worker apart', async () => {
			await run.subscribe(GROUP)
			await run.store.ledger.plan([run.tip(GROUP)])
			const first = await run.claimed()
			run.nowMs += LEASE_MS
			const second = await run.claimed()
			const told = [first, second, second].map((claim) => run.store.ledger.settle(claim, 'sent'))
			expect(await Promise.all(told)).toEqual([false, true, false])
		})

		it('postpones, with another window, and counts attempts', async () => {
			await run.subscribe(GROUP)
			await run.store.ledger.plan([run.tip(GROUP)])
			const claim = await run.claimed()
			expect(await run.store.ledger.postpone(claim, run.nowMs + 500, run.nowMs + 900)).toBe(true)
			expect(await run.store.ledger.settle(claim, 'sent')).toBe(false)
			expect(await run.store.ledger.claim(WORKER)).toBeNull()
			run.nowMs += 500
			expect(await run.claimed()).toMatchObject({ attempts: 2, untilMs: START_MS + 900 })
		})

		it('postpones what is no tip to after its window', async () => {
			await run.store.chats.seen(GROUP)
			const row = { campaign: 'notice:1', tip: null, figures: [], untilMs: run.nowMs }
			await run.store.ledger.plan([run.tip(GROUP, row)])
			run.nowMs += 1
			await run.store.ledger.postpone(await run.claimed(), run.nowMs + DAY_MS, run.nowMs + 2 * DAY_MS)
			run.nowMs += DAY_MS
			expect(await run.claimed()).toMatchObject({ figures: [], untilMs: START_MS + 1 + 2 * DAY_MS })
		})

		it('renews no lease for what is out of its window', async () => {
			await run.subscribe(GROUP)
			await run.store.ledger.plan([run.tip(GROUP, { untilMs: run.nowMs + 10 })])
			const claim = await run.claimed()
			run.nowMs += 9
			const renewed = await run.store.ledger.renew(claim, LEASE_MS)
			expect(renewed).toStrictEqual({ ...claim, leaseUntilMs: run.nowMs + LEASE_MS })
			run.nowMs += 1
			expect(await run.store.ledger.renew(claim, LEASE_MS)).toBeNull()
		})

		it('takes different changes at once, each for what it says', async () => {
			const refs = ['1', '2', '3', '4'].map((chat) => ({ ...GROUP, chat }))
			for (const ref of refs) await run.subscribe(ref)
			await run.store.ledger.plan(refs.map((ref) => run.tip(ref)))
			const claims = await Promise.all(refs.map(() => run.claimed()))
			const [a, b, c, d] = claims
			if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('four')
			const results = await Promise.all([
				run.store.ledger.settle(a, 'sent'),
				run.store.ledger.settle(b, 'failed'),
				run.store.ledger.postpone(c, run.nowMs + 500, null),
				run.store.ledger.renew(d, 2 * LEASE_MS),
				run.store.ledger.settle(d, 'sent'),
				run.store.ledger.settle({ ...a, ref: { ...GROUP, chat: 'nobody' } }, 'sent'),
			])
			expect(results).toEqual([
				true,
				true,
				true,
				{ ...d, leaseUntilMs: run.nowMs + 2 * LEASE_MS },
				true,
				false,
			])
			const rows = await run.store.ledger.rowsOf(CAMPAIGN)
			const stateOf = ({ ref }: Claim) => rows.find((row) => row.ref.chat === ref.chat)?.state
			expect([a, b, c, d].map(stateOf)).toEqual(['sent', 'failed', 'due', 'sent'])
		})

		it('knows when the next open delivery of a platform may be taken', async () => {
			expect(await run.store.ledger.nextOpenMs('telegram')).toBeNull()
			await run.subscribe(GROUP)
			await run.store.ledger.plan([run.tip(GROUP, { dueMs: run.nowMs + 5 })])
			expect(await run.store.ledger.nextOpenMs('telegram')).toBe(START_MS + 5)
			expect(await run.store.ledger.nextOpenMs('wechat')).toBeNull()
			run.nowMs += 5
			const claim = await run.claimed()
			expect(await run.store.ledger.nextOpenMs('telegram')).toBe(claim.leaseUntilMs)
			await run.store.ledger.settle(claim, 'sent')
			expect(await run.store.ledger.nextOpenMs('telegram')).toBeNull()
		})
	})
}
