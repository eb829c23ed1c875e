import { describe, expect, it } from 'vitest'
import { DAY_MS, type StoreRun } from '../support/store-run.ts'

/** Handled ids, votes, questions, notices, switches. */
export const recordsContract = (run: StoreRun): void => {
	describe('handled ids', () => {
		it('are known at once and after a restart, for each channel', async () => {
			await run.store.handled.add('telegram', ['1', '2'])
			await run.store.handled.add('telegram', ['2', '2', '3'])
			await run.store.handled.add('telegram', [])
			await run.reopen()
			expect(
				await Promise.all(['1', '2', '3', '4'].map((id) => run.store.handled.has('telegram', id))),
			).toEqual([true, true, true, false])
			expect(await run.store.handled.has('wechat', '1')).toBe(false)
		})

		it('are taken in many at once', async () => {
			const ids = Array.from({ length: 2000 }, (_, index) => `id-${index}`)
			await Promise.all(ids.map((id) => run.store.handled.add('telegram', [id])))
			const known = await Promise.all(ids.map((id) => run.store.handled.has('telegram', id)))
			expect(known.every(Boolean)).toBe(true)
		})

		it('are trimmed to the newest, also when the clock was set back', async () => {
			await run.reopen({ handledKept: 100 })
			await run.store.handled.add('wechat', ['other'])
			const ids = Array.from({ length: 60 }, (_, index) => String(index))
			await run.store.handled.add(
				'telegram',
				ids.map((id) => `a${id}`),
			)
			run.nowMs -= DAY_MS
			await run.reopen({ handledKept: 100 })
			for (const round of ['b', 'c'])
				await run.store.handled.add(
					'telegram',
					ids.map((id) => round + id),
				)
			const has = (id: string) => run.store.handled.has('telegram', id)
			expect([
				await has('a0'),
				await has('a59'),
				await has('b20'),
				await has('c0'),
				await has('c59'),
			]).toEqual([false, false, true, true, true])
			expect(await run.store.handled.has('wechat', 'other')).toBe(true)
		})
	})

	describe('records', () => {
		it('counts votes by day', async () => {
			const vote = { channel: 'telegram', about: 'fig_roads', useful: true }
			await Promise.all([1, 2, 3].map(() => run.store.feedback.record(vote)))
			await run.store.feedback.record({ ...vote, useful: false })
			run.nowMs += DAY_MS
			await run.store.feedback.record(vote)
			await run.reopen()
			expect(await run.store.feedback.counts()).toStrictEqual([
				{ ...vote, useful: false, day: '2026-11-25', count: 1 },
				{ ...vote, day: '2026-11-25', count: 3 },
				{ ...vote, day: '2026-11-26', count: 1 },
			])
		})

		it('keeps questions only where it was told to', async () => {
			const question = {
				text: '我家门口的路灯坏了\u0000',
				lang: 'zh-Hans',
				nearest: ['area_a', 'fig_b'],
			} as const
			expect(await run.store.unanswered.note(question)).toBe(false)
			expect(await run.store.unanswered.list(10)).toEqual([])
			await run.reopen({ keepUnanswered: true })
			expect(await run.store.unanswered.note(question)).toBe(true)
			run.nowMs += 5
			await run.store.unanswered.note({ ...question, nearest: [] })
			await run.store.unanswered.note({ ...question, text: '很'.repeat(10_000) })
			expect(await run.store.unanswered.list(1)).toStrictEqual([
				{ text: '我家门口的路灯坏了', lang: 'zh-Hans', nearest: [], count: 2, lastMs: run.nowMs },
			])
			expect((await run.store.unanswered.list(10))[1]?.text).toBe('很'.repeat(500))
		})

		it('keeps what a campaign says as it was written first', async () => {
			const { notices } = run.store
			expect(await notices.get('notice:1')).toBeNull()
			expect(await notices.put('notice:1', '{"text":"停一天"}')).toBe(true)
			expect(await notices.put('notice:1', '{"text":"other"}')).toBe(false)
			expect(await notices.put('notice:2', '{}')).toBe(true)
			await run.reopen()
			expect(await run.store.notices.get('notice:1')).toBe('{"text":"停一天"}')
		})

		it('keeps what an operator switched until it is switched back', async () => {
			expect(await run.store.switches.get('broadcast')).toBeNull()
			await run.store.switches.set('broadcast', 'paused')
			await run.store.switches.set('broadcast', 'paused again')
			await run.reopen()
			expect(await run.store.switches.get('broadcast')).toBe('paused again')
			await run.store.switches.set('broadcast', null)
			await run.store.switches.set('broadcast', null)
			expect(await run.store.switches.get('broadcast')).toBeNull()
		})
	})
}
