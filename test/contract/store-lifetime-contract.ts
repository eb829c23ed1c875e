import { describe, expect, it } from 'vitest'
import type { ChatRef } from '../../src/domain/chat-ref.ts'
import { figureId } from '../../src/domain/ids.ts'
import { createIdHash } from '../../src/store/id-hash.ts'
import {
	ANN,
	BOB,
	DAILY,
	DAY_MS,
	F1,
	F2,
	GROUP,
	OTHER,
	type StoreRun,
	TOPIC,
	WORKER,
} from '../support/store-run.ts'

/** How long things stay: deletion, retention, restarts. */
export const lifetimeContract = (run: StoreRun): void => {
	describe('removal', () => {
		it('leaves nothing of a chat but counts', async () => {
			await run.store.preferences.fixLang(ANN, 'en')
			await run.store.memory.save(ANN, 'secret', run.nowMs + DAY_MS)
			for (const ref of [GROUP, TOPIC, OTHER]) await run.subscribe(ref)
			for (const ref of [GROUP, TOPIC, OTHER]) await run.deliver(ref)
			await run.store.ledger.plan([run.tip(GROUP, { campaign: 'tip:2026-11-26', figures: [F2] })])
			await run.store.remove({ chat: GROUP, conversations: [ANN, BOB] })
			expect(await run.store.preferences.langOf(ANN)).toBeNull()
			expect(await run.store.memory.load(ANN)).toBeNull()
			expect(await run.store.chats.stateOf(TOPIC)).toBeNull()
			expect(await run.store.ledger.recipientsOf(F1)).toEqual([{ ref: OTHER, state: 'subscribed' }])
			expect(await run.store.ledger.claim(WORKER)).toBeNull()
			expect(await run.store.removals()).toStrictEqual({ requests: 1, chatsByFigure: { roads: 2 } })
			expect(await run.place.dump()).not.toMatch(/-1001|secret/u)
		})

		it('forgets who opted in for a group, which stays subscribed', async () => {
			await run.subscribe(GROUP)
			await run.store.remove({ person: { platform: 'telegram', id: '4711' } })
			await run.store.remove({ person: { platform: 'telegram', id: '4711' } })
			expect(await run.store.subscriptions.get(GROUP)).toMatchObject({ ...DAILY, by: null })
			expect(await run.store.removals()).toStrictEqual({ requests: 1, chatsByFigure: {} })
		})

		it('takes along what was being saved', async () => {
			const saved = run.store.memory.save(ANN, 'secret', run.nowMs + DAY_MS)
			await run.store.remove({ conversations: [ANN] })
			await saved
			expect(await run.store.memory.load(ANN)).toBeNull()
		})
	})

	it('deletes what is older than the retention, and nothing newer', async () => {
		await run.reopen({ keepUnanswered: true })
		const question = { lang: 'en', nearest: [] } as const
		const fill = async (ref: ChatRef, mark: string): Promise<void> => {
			await run.subscribe(ref)
			await run.deliver(ref, { campaign: mark, figures: [figureId(mark)] })
			await run.store.handled.add('telegram', [mark])
			await run.store.unanswered.note({ ...question, text: mark })
			await run.store.feedback.record({ channel: 'telegram', about: mark, useful: true })
		}
		const others = { left: { ...GROUP, chat: 'left' }, stopped: TOPIC, seen: { ...GROUP, chat: 'seen' } }
		await run.subscribe(others.left)
		await run.store.chats.gone(others.left)
		await fill(others.stopped, 'old')
		await run.store.subscriptions.end(others.stopped)
		await run.store.notices.put('old', '{}')
		await fill(GROUP, 'old')
		await run.store.memory.save(ANN, 'x', run.nowMs + DAY_MS)
		await run.store.preferences.fixLang(ANN, 'en')
		run.nowMs += 2 * DAY_MS
		await fill(OTHER, 'new')
		await run.store.notices.put('new', '{}')
		await run.store.chats.seen(others.seen)
		await run.store.expire(run.nowMs - DAY_MS)
		expect(await Promise.all(['old', 'new'].map(run.store.notices.get))).toEqual([null, '{}'])
		expect([
			await run.store.handled.has('telegram', 'old'),
			await run.store.handled.has('telegram', 'new'),
		]).toEqual([false, true])
		expect((await run.store.unanswered.list(9)).map(({ text }) => text)).toEqual(['new'])
		expect((await run.store.feedback.counts()).map(({ about }) => about)).toEqual(['new'])
		expect(await run.store.ledger.recipientsOf(figureId('old'))).toEqual([])
		expect(await run.store.ledger.recipientsOf(figureId('new'))).toHaveLength(1)
		expect(await Promise.all(Object.values(others).map(run.store.chats.stateOf))).toEqual([
			null,
			null,
			'here',
		])
		expect(await run.store.subscriptions.get(GROUP)).toMatchObject(DAILY)
		expect(await run.store.preferences.langOf(ANN)).toBe('en')
	})

	it('keeps a notice as long as one of its deliveries', async () => {
		await run.store.chats.seen(GROUP)
		await run.store.notices.put('notice:1', '{}')
		await run.store.ledger.plan([run.tip(GROUP, { campaign: 'notice:1', tip: null })])
		run.nowMs += DAY_MS
		await run.store.expire(run.nowMs)
		expect(await run.store.notices.get('notice:1')).toBe('{}')
		await run.store.ledger.settle(await run.claimed(), 'sent')
		await run.store.expire(run.nowMs + 1)
		expect(await run.store.notices.get('notice:1')).toBeNull()
	})

	it('finishes what is under way when it is closed', async () => {
		const added = run.store.handled.add('telegram', ['last'])
		const saved = run.store.memory.save(ANN, 'last', run.nowMs + 10)
		const planned = run.subscribe(GROUP)
		await run.reopen()
		await Promise.all([added, saved, planned])
		expect(await run.store.handled.has('telegram', 'last')).toBe(true)
		expect(await run.store.memory.load(ANN)).toBe('last')
		expect(await run.store.subscriptions.get(GROUP)).not.toBeNull()
	})

	describe('over a restart', () => {
		it('languages and memories stay', async () => {
			await run.store.preferences.fixLang(ANN, 'zh-Hant')
			await run.store.memory.save(ANN, '{"about":"路 🚧 \u0000\ud83d"}', run.nowMs + 10)
			await run.reopen()
			expect(await run.store.preferences.langOf(ANN)).toBe('zh-Hant')
			expect(await run.store.memory.load(ANN)).toBe('{"about":"路 🚧 \ufffd"}')
		})

		it('nobody is known under another salt', async () => {
			await run.store.preferences.fixLang(ANN, 'en')
			await run.reopen({ hash: createIdHash('another salt') })
			expect(await run.store.preferences.langOf(ANN)).toBeNull()
		})
	})
}
