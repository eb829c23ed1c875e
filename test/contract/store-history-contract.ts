import { describe, expect, it } from 'vitest'
import { figureId } from '../../src/domain/ids.ts'
import {
	CAMPAIGN,
	DAY_MS,
	F1,
	F2,
	GROUP,
	OTHER,
	START_MS,
	type StoreRun,
	TOPIC,
} from '../support/store-run.ts'

/** What the ledger remembers of deliveries. */
export const historyContract = (run: StoreRun): void => {
	describe('history', () => {
		it('knows who got a figure, and who can be told', async () => {
			const [stopped, gone, unsent] = ['1', '2', '3'].map((chat) => ({ ...GROUP, chat }))
			if (stopped === undefined || gone === undefined || unsent === undefined) throw new Error('three')
			for (const ref of [TOPIC, stopped, gone, unsent]) await run.subscribe(ref)
			for (const ref of [TOPIC, stopped, gone]) await run.deliver(ref, { figures: [F1, F2] })
			await run.deliver(TOPIC, { campaign: 'tip:2026-11-26' })
			await run.store.ledger.plan([run.tip(unsent)])
			await run.store.subscriptions.end(stopped)
			await run.store.chats.gone(gone)
			const recipients = await run.store.ledger.recipientsOf(F1)
			expect(recipients.toSorted((a, b) => (a.ref.chat < b.ref.chat ? -1 : 1))).toStrictEqual([
				{ ref: TOPIC, state: 'subscribed' },
				{ ref: stopped, state: 'stopped' },
				{ ref: gone, state: 'gone' },
			])
			expect(await run.store.ledger.recipientsOf(figureId('none'))).toEqual([])
		})

		it('knows the tips of a chat, the one longest ago first, also those that retention took', async () => {
			await run.subscribe(GROUP)
			expect(await run.store.ledger.tipsOf([])).toEqual([])
			expect(await run.store.ledger.tipsOf([GROUP, OTHER])).toEqual([[], []])
			for (const [day, id] of ['a', 'b', 'a', 'c'].entries()) {
				run.nowMs = START_MS + day * DAY_MS
				await run.deliver(GROUP, { campaign: `tip:${day}`, tip: id })
			}
			run.nowMs += DAY_MS
			await run.store.ledger.plan([run.tip(GROUP, { tip: 'failed' })])
			await run.store.ledger.settle(await run.claimed(), 'failed')
			run.nowMs += DAY_MS
			await run.store.ledger.plan([run.tip(GROUP, { campaign: 'tip:9', tip: 'planned' })])
			const tips = ['b', 'a', 'c', 'planned']
			expect(await run.store.ledger.tipsOf([GROUP])).toEqual([tips])
			await run.store.expire(START_MS + 1.5 * DAY_MS)
			expect(await run.store.ledger.tipsOf([GROUP])).toEqual([tips])
			await run.store.expire(run.nowMs)
			expect(await run.store.ledger.tipsOf([GROUP])).toEqual([tips])
			expect(await run.store.ledger.recipientsOf(F1)).toEqual([])
		})

		it('knows the tips of many chats, in the order in which it was asked', async () => {
			const asked = Array.from({ length: 1200 }, (_, index) => ({ ...GROUP, chat: String(index % 1100) }))
			const known = asked.filter((_, index) => index < 1100 && index % 50 === 0)
			for (const ref of known) await run.subscribe(ref)
			await run.store.ledger.plan(known.map((ref) => run.tip(ref, { tip: `tip-${ref.chat}` })))
			const expected = asked.map(({ chat }) => (Number(chat) % 50 === 0 ? [`tip-${chat}`] : []))
			expect(await run.store.ledger.tipsOf(asked)).toEqual(expected)
		})

		it('knows the tip of a chat in a campaign, whatever became of it', async () => {
			await run.subscribe(GROUP)
			await run.store.ledger.plan([run.tip(GROUP, { tip: 'tip-3' })])
			expect(await run.store.ledger.tipIn(CAMPAIGN, GROUP)).toBe('tip-3')
			await run.store.ledger.settle(await run.claimed(), 'failed')
			expect(await run.store.ledger.tipIn(CAMPAIGN, GROUP)).toBe('tip-3')
			expect(await run.store.ledger.tipIn(CAMPAIGN, TOPIC)).toBeNull()
			expect(await run.store.ledger.tipIn('tip:2026-11-26', GROUP)).toBeNull()
		})

		it('knows the rows of a campaign', async () => {
			const refs = ['1', '2', '3'].map((chat) => ({ ...GROUP, chat }))
			for (const ref of refs) await run.subscribe(ref)
			await run.store.ledger.plan(refs.map((ref, index) => run.tip(ref, { dueMs: START_MS + index })))
			run.nowMs += 1
			await run.store.ledger.settle(await run.claimed(), 'no-rights')
			const claim = await run.claimed()
			expect(await run.store.ledger.rowsOf(CAMPAIGN)).toStrictEqual([
				{ ref: refs[0], tip: 'tip-1', state: 'no-rights', atMs: run.nowMs },
				{ ref: refs[1], tip: 'tip-1', state: 'claimed', atMs: claim.leaseUntilMs },
				{ ref: refs[2], tip: 'tip-1', state: 'due', atMs: START_MS + 2 },
			])
			expect(await run.store.ledger.rowsOf('notice:1')).toEqual([])
		})

		it('names the campaigns, the newest first', async () => {
			expect(await run.store.ledger.campaigns(5)).toEqual([])
			await run.subscribe(GROUP)
			await run.subscribe(OTHER)
			for (const [campaign, tip] of [
				['tip:2026-11-24', 'tip-1'],
				['notice:1', null],
				['tip:2026-11-25', 'tip-2'],
				['correction:1', null],
			] as const) {
				for (const ref of [GROUP, OTHER]) await run.deliver(ref, { campaign, tip })
				run.nowMs += DAY_MS
			}
			await run.store.ledger.plan([run.tip(GROUP, { campaign: 'notice:2', tip: null })])
			const names = ['notice:2', 'correction:1', 'tip:2026-11-25', 'notice:1', 'tip:2026-11-24']
			expect(await run.store.ledger.campaigns(9)).toEqual(names)
			expect(await run.store.ledger.campaigns(2)).toEqual(names.slice(0, 2))
		})
	})
}
