import { describe, expect, it } from 'vitest'
import type { Claim } from '../../src/ports/ledger.ts'
import type { DueQuery } from '../../src/ports/subscriptions.ts'
import {
	CAMPAIGN,
	DAILY,
	DAY_MS,
	DUE,
	GROUP,
	LEASE_MS,
	MINUTE_MS,
	OTHER,
	START_MS,
	type StoreRun,
	TOPIC,
	WORKER,
} from '../support/store-run.ts'

export const subscriptionsContract = (run: StoreRun): void => {
	const dueChats = async (query: Partial<DueQuery>): Promise<readonly string[]> =>
		(await run.store.subscriptions.due({ ...DUE, ...query })).map(({ ref }) => ref.chat).toSorted()

	describe('subscriptions', () => {
		it('keeps who opted in and when, hashed, over changes and restarts', async () => {
			await run.subscribe(GROUP)
			run.nowMs += 1000
			await run.store.subscriptions.put(GROUP, '555000999', { ...DAILY, atMinute: 1200, weekdaysOnly: true })
			await run.reopen()
			const kept = await run.store.subscriptions.get(GROUP)
			expect(kept).toStrictEqual({
				...DAILY,
				atMinute: 1200,
				weekdaysOnly: true,
				by: expect.stringMatching(/^[\w-]{22}$/u),
				sinceMs: START_MS,
			})
			expect(await run.store.subscriptions.get(TOPIC)).toBeNull()
			expect(await run.place.dump()).not.toMatch(/4711|555000999/u)
		})

		it('answers many who ask at once, each for its own chat', async () => {
			await run.subscribe(GROUP, { atMinute: 500 })
			await run.subscribe(TOPIC, { atMinute: 501 })
			const asked = [TOPIC, OTHER, GROUP, TOPIC].map(run.store.subscriptions.get)
			expect((await Promise.all(asked)).map((found) => found?.atMinute)).toEqual([501, undefined, 500, 501])
		})

		it('lists who is due, in order of local time', async () => {
			await run.subscribe(GROUP, { atMinute: 520 })
			await run.subscribe(TOPIC, { atMinute: 500 })
			await run.subscribe(OTHER, { atMinute: 521 })
			await run.subscribe({ ...OTHER, chat: '5' }, { zone: 'Europe/Berlin' })
			const due = await run.store.subscriptions.due(DUE)
			expect(due).toStrictEqual([
				{ ref: TOPIC, ...DAILY, atMinute: 500, sinceMs: START_MS },
				{ ref: GROUP, ...DAILY, atMinute: 520, sinceMs: START_MS },
			])
			expect(await run.store.subscriptions.due({ ...DUE, limit: 1 })).toHaveLength(1)
			expect(await run.store.subscriptions.zones()).toEqual(['Asia/Shanghai', 'Europe/Berlin'])
		})

		it('leaves out who has a delivery, is paused, gone, or wants no such day', async () => {
			await run.subscribe(GROUP)
			await run.store.ledger.plan([run.tip(GROUP)])
			await run.subscribe(TOPIC, { paused: true })
			await run.subscribe(OTHER)
			await run.store.chats.gone(OTHER)
			await run.subscribe({ ...GROUP, chat: 'weekdays' }, { weekdaysOnly: true })
			await run.subscribe({ ...GROUP, chat: 'workdays' }, { skipHolidays: true })
			expect(await dueChats({})).toEqual(['weekdays', 'workdays'])
			expect(await dueChats({ onWeekend: true })).toEqual(['workdays'])
			expect(await dueChats({ onHoliday: true })).toEqual(['weekdays'])
		})

		it.each([
			['ended', () => run.store.subscriptions.end(GROUP)],
			['paused', () => run.store.subscriptions.pause(GROUP, true)],
			['put with a pause', () => run.subscribe(GROUP, { paused: true })],
		])('takes back unsent tips when it is %s, and nothing else', async (_, stop) => {
			await run.subscribe(GROUP)
			await run.store.ledger.plan([run.tip(GROUP), run.tip(GROUP, { campaign: 'correction:1', tip: null })])
			await stop()
			expect((await run.claimed()).campaign).toBe('correction:1')
			expect(await run.store.ledger.claim(WORKER)).toBeNull()
			expect(await run.store.subscriptions.due(DUE)).toEqual([])
		})

		it('says whether there was one', async () => {
			expect(await run.store.subscriptions.end(GROUP)).toBe(false)
			expect(await run.store.subscriptions.pause(GROUP, true)).toBe(false)
			await run.subscribe(GROUP, { paused: true })
			expect(await run.store.subscriptions.pause(GROUP, false)).toBe(true)
			expect(await run.store.subscriptions.due(DUE)).toHaveLength(1)
			expect(await run.store.subscriptions.end(GROUP)).toBe(true)
			expect(await run.store.subscriptions.end(GROUP)).toBe(false)
		})

		it('leaves out who opted in after their own time of the day', async () => {
			const midnightMs = START_MS - DAILY.atMinute * MINUTE_MS
			await run.subscribe(GROUP)
			run.nowMs += 1
			await run.subscribe(OTHER)
			expect(await dueChats({ dayMs: midnightMs })).toEqual([GROUP.chat])
			expect(await dueChats({ dayMs: midnightMs + DAY_MS })).toEqual([GROUP.chat, OTHER.chat])
			// A later time of the same day, with the same day of joining.
			await run.subscribe(OTHER, { atMinute: DAILY.atMinute + 1 })
			expect(await dueChats({ dayMs: midnightMs })).toEqual([GROUP.chat, OTHER.chat])
		})

		describe('with a tip before', () => {
			const TOMORROW = { campaign: 'tip:2026-11-26' }

			it.each(['sent', 'failed'] as const)('that is %s', async (outcome) => {
				await run.subscribe(GROUP)
				await run.store.ledger.plan([run.tip(GROUP)])
				await run.store.ledger.settle(await run.claimed(), outcome)
				run.nowMs += 10
				const since = async (noTipSinceMs: number) => dueChats({ ...TOMORROW, noTipSinceMs })
				expect(await since(START_MS)).toEqual(outcome === 'sent' ? [] : [GROUP.chat])
				expect(await since(START_MS + 1)).toEqual([GROUP.chat])
			})

			it('that is open, however long', async () => {
				await run.subscribe(GROUP)
				await run.store.ledger.plan([run.tip(GROUP)])
				run.nowMs += DAY_MS
				const later = { ...TOMORROW, noTipSinceMs: run.nowMs }
				expect(await dueChats(later)).toEqual([])
				const claim = await run.claimed()
				expect(await dueChats(later)).toEqual([])
				await run.store.ledger.settle(claim, 'window-closed')
				expect(await dueChats(later)).toEqual([GROUP.chat])
			})

			it('that is dated in the future, by a clock that was wrong', async () => {
				await run.subscribe(GROUP)
				run.nowMs += 365 * DAY_MS
				await run.deliver(GROUP)
				run.nowMs = START_MS
				expect(await dueChats(TOMORROW)).toEqual([GROUP.chat])
			})

			it('but not for what was no tip', async () => {
				await run.subscribe(GROUP)
				await run.deliver(GROUP, { campaign: 'correction:1', tip: null })
				await run.store.ledger.plan([run.tip(GROUP, { campaign: 'notice:1', tip: null })])
				expect(await dueChats(TOMORROW)).toEqual([GROUP.chat])
			})
		})

		it('plans anew what nobody has tried to send, when somebody wants it in another way', async () => {
			await run.subscribe(GROUP)
			await run.subscribe(OTHER)
			await run.store.ledger.plan([run.tip(GROUP, { dueMs: START_MS - 1 }), run.tip(OTHER)])
			const tried = await run.claimed()
			await run.store.ledger.postpone(tried, run.nowMs + 5, null)
			for (const ref of [GROUP, OTHER]) await run.subscribe(ref, { atMinute: 515 })
			expect(tried.ref).toEqual(GROUP)
			expect(await dueChats({})).toEqual([OTHER.chat])
			expect(await run.store.ledger.tally(CAMPAIGN)).toMatchObject({ due: 1 })
		})

		describe('when somebody says stop while the tip is on its way', () => {
			const claimedAndStopped = async (): Promise<Claim> => {
				await run.subscribe(GROUP)
				await run.store.ledger.plan([run.tip(GROUP, { untilMs: START_MS + DAY_MS })])
				const claim = await run.claimed()
				await run.store.subscriptions.end(GROUP)
				return claim
			}

			it('it is settled as what became of it', async () => {
				expect(await run.store.ledger.settle(await claimedAndStopped(), 'sent')).toBe(true)
				expect(await run.store.ledger.tipsOf([GROUP])).toEqual([['tip-1']])
			})

			it('it must not start any more', async () => {
				expect(await run.store.ledger.renew(await claimedAndStopped(), LEASE_MS)).toBeNull()
			})

			it('it is out of its time for whoever takes it next', async () => {
				const claim = await claimedAndStopped()
				expect(await run.store.ledger.postpone(claim, run.nowMs + 5, run.nowMs + DAY_MS)).toBe(true)
				run.nowMs += 5
				expect(await run.claimed()).toMatchObject({ attempts: 2, untilMs: START_MS })
			})

			it('and nobody is sending it, it is taken back', async () => {
				await run.subscribe(GROUP)
				await run.store.ledger.plan([run.tip(GROUP)])
				await run.claimed()
				run.nowMs += LEASE_MS
				await run.store.subscriptions.end(GROUP)
				expect(await run.store.ledger.claim(WORKER)).toBeNull()
			})
		})

		it('lists every chat that is here, paused ones among them', async () => {
			await run.subscribe(OTHER, { paused: true })
			await run.subscribe(GROUP, { zone: 'Europe/Berlin' })
			await run.subscribe({ ...GROUP, chat: 'gone' })
			await run.store.chats.gone({ ...GROUP, chat: 'gone' })
			await run.subscribe({ ...GROUP, chat: '-2' }, { atMinute: 500 })
			await run.store.chats.seen({ ...GROUP, chat: 'silent' })
			expect(await run.store.subscriptions.list()).toStrictEqual([
				{ ref: { ...GROUP, chat: '-2' }, ...DAILY, atMinute: 500, sinceMs: START_MS },
				{ ref: OTHER, ...DAILY, paused: true, sinceMs: START_MS },
				{ ref: GROUP, ...DAILY, zone: 'Europe/Berlin', sinceMs: START_MS },
			])
		})

		it('lists the chats of one platform', async () => {
			await run.subscribe(GROUP)
			await run.subscribe({ ...GROUP, platform: 'other' })
			const listed = async (platform: string) =>
				(await run.store.subscriptions.list(platform)).map(({ ref }) => ref.platform)

			expect([await listed('other'), await listed('a third')]).toEqual([['other'], []])
		})
	})
}
