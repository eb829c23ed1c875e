import { describe, expect, it } from 'vitest'
import {
	CAMPAIGN,
	DAILY,
	DAY_MS,
	DUE,
	F1,
	F2,
	GROUP,
	OTHER,
	type StoreRun,
	TOPIC,
	WORKER,
} from '../support/store-run.ts'

export const chatsContract = (run: StoreRun): void => {
	describe('chats', () => {
		it('knows who is here and who is gone', async () => {
			expect(await run.store.chats.stateOf(GROUP)).toBeNull()
			await run.store.chats.seen(GROUP)
			await run.store.chats.seen(GROUP)
			expect(await run.store.chats.stateOf(GROUP)).toBe('here')
			expect(await run.store.chats.stateOf(TOPIC)).toBeNull()
			await run.store.chats.gone(GROUP)
			expect(await run.store.chats.stateOf(GROUP)).toBe('gone')
			await run.store.chats.seen(GROUP)
			expect(await run.store.chats.stateOf(GROUP)).toBe('here')
			await run.store.chats.gone(OTHER)
		})

		it('ends the subscription and the open deliveries of one that is gone', async () => {
			await run.subscribe(GROUP)
			await run.store.ledger.plan([run.tip(GROUP)])
			await run.store.chats.gone(GROUP)
			await run.store.chats.seen(GROUP)
			expect(await run.store.subscriptions.get(GROUP)).toBeNull()
			expect(await run.store.ledger.claim(WORKER)).toBeNull()
			expect(await run.store.ledger.tally(CAMPAIGN)).toMatchObject({ due: 0, gone: 1 })
		})

		it('moves all threads with what hangs on them', async () => {
			for (const ref of [GROUP, TOPIC]) await run.subscribe(ref)
			await run.deliver(GROUP)
			await run.store.chats.moved('telegram', '-1001', '-1002')
			await run.store.chats.moved('telegram', '-1002', '-1002')
			expect(await run.store.chats.stateOf(GROUP)).toBeNull()
			expect(await run.store.subscriptions.get({ ...TOPIC, chat: '-1002' })).toMatchObject(DAILY)
			expect(await run.store.ledger.tipsOf([OTHER])).toEqual([['tip-1']])
			expect(await run.store.ledger.recipientsOf(F1)).toEqual([{ ref: OTHER, state: 'subscribed' }])
		})

		it('merges into an id that is known already', async () => {
			await run.subscribe(GROUP, { atMinute: 600 })
			await run.subscribe(OTHER, { atMinute: 700 })
			await run.deliver(GROUP, { tip: 'tip-old' })
			await run.deliver(OTHER, { tip: 'tip-new' })
			await run.deliver(GROUP, { campaign: 'tip:2026-11-24', tip: 'tip-2', figures: [F2] })
			await run.store.expire(run.nowMs - DAY_MS)
			await run.store.chats.moved('telegram', '-1001', '-1002')
			expect(await run.store.subscriptions.get(OTHER)).toMatchObject({ atMinute: 700 })
			const [tips] = await run.store.ledger.tipsOf([OTHER])
			expect(tips?.toSorted()).toEqual(['tip-2', 'tip-new'])
			expect(await run.store.ledger.recipientsOf(F2)).toEqual([{ ref: OTHER, state: 'subscribed' }])
		})

		it('takes a claim along', async () => {
			await run.subscribe(GROUP)
			await run.store.ledger.plan([run.tip(GROUP)])
			const claim = await run.claimed()
			await run.store.chats.moved('telegram', '-1001', '-1002')
			expect(await run.store.ledger.settle({ ...claim, ref: OTHER }, 'sent')).toBe(true)
		})

		it('counts who is here and who is gone, thread by thread', async () => {
			expect(await run.store.chats.counts()).toStrictEqual({ here: 0, gone: 0 })
			for (const ref of [GROUP, TOPIC, OTHER]) await run.store.chats.seen(ref)
			await run.store.chats.gone(TOPIC)
			expect(await run.store.chats.counts()).toStrictEqual({ here: 2, gone: 1 })
		})

		it('ends all threads of one that the bot has left', async () => {
			for (const ref of [GROUP, TOPIC, OTHER]) await run.subscribe(ref)
			await run.store.ledger.plan([GROUP, TOPIC, OTHER].map((ref) => run.tip(ref)))
			const claim = await run.claimed()
			await run.store.chats.left('telegram', '-1001')
			await run.store.chats.left('telegram', 'nobody')
			await run.store.chats.left('wechat', '-1002')
			expect(await Promise.all([GROUP, TOPIC, OTHER].map(run.store.chats.stateOf))).toEqual([
				'gone',
				'gone',
				'here',
			])
			expect(await run.store.subscriptions.list()).toMatchObject([{ ref: OTHER }])
			expect(await run.store.ledger.tally(CAMPAIGN)).toMatchObject({ gone: 2 })
			expect(await run.store.ledger.settle(claim, 'sent')).toBe(claim.ref.chat === OTHER.chat)
		})

		it('is here when it moves to an id under which it was gone', async () => {
			await run.subscribe(OTHER)
			await run.store.chats.gone(OTHER)
			await run.subscribe(GROUP)
			await run.store.chats.moved('telegram', '-1001', '-1002')
			expect(await run.store.chats.stateOf(OTHER)).toBe('here')
			expect(await run.store.subscriptions.due(DUE)).toMatchObject([{ ref: OTHER }])
		})
	})
}
