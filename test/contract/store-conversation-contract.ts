import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/ports/store.ts'
import { ANN, BOB } from '../support/store-run.ts'

/** What every store owes a conversation, also one that keeps nothing over a restart. */
export const conversationContract = (run: {
	readonly store: Pick<Store, 'preferences' | 'memory'>
	nowMs: number
}): void => {
	describe('preferences', () => {
		it('keep a language until it is given back', async () => {
			const { preferences } = run.store
			expect(await preferences.langOf(ANN)).toBeNull()
			await preferences.fixLang(ANN, 'en')
			await preferences.fixLang(ANN, 'zh-Hant')
			expect(await preferences.langOf(ANN)).toBe('zh-Hant')
			expect(await preferences.langOf(BOB)).toBeNull()
			await preferences.fixLang(ANN, null)
			expect(await preferences.langOf(ANN)).toBeNull()
		})

		it('are answered to many who ask at once, each for its own', async () => {
			const { preferences } = run.store
			await preferences.fixLang(ANN, 'en')
			const asked = [ANN, BOB, ANN].map(preferences.langOf)
			expect(await Promise.all(asked)).toEqual(['en', null, 'en'])
		})

		it('move with a group, over what the new id had', async () => {
			const { preferences } = run.store
			await preferences.fixLang(ANN, 'en')
			await preferences.fixLang(BOB, 'zh-Hans')
			await preferences.move(ANN, BOB)
			await preferences.move(BOB, BOB)
			expect([await preferences.langOf(ANN), await preferences.langOf(BOB)]).toEqual([null, 'en'])
			await preferences.move(ANN, BOB)
			expect(await preferences.langOf(BOB)).toBe('en')
		})

		it('are forgotten', async () => {
			await run.store.preferences.fixLang(ANN, 'en')
			await run.store.preferences.forget(ANN)
			await run.store.preferences.forget(BOB)
			expect(await run.store.preferences.langOf(ANN)).toBeNull()
		})
	})

	describe('memory', () => {
		it('keeps the last text until its time is over', async () => {
			const { memory } = run.store
			expect(await memory.load(ANN)).toBeNull()
			await memory.save(ANN, 'older', run.nowMs + 20)
			await memory.save(ANN, '{"about":"路 🚧"}', run.nowMs + 10)
			run.nowMs += 9
			expect(await memory.load(ANN)).toBe('{"about":"路 🚧"}')
			expect(await memory.load(BOB)).toBeNull()
			run.nowMs += 1
			expect(await memory.load(ANN)).toBeNull()
		})

		it('takes many at once, and of several for one conversation the last', async () => {
			const { memory } = run.store
			const texts = Array.from({ length: 50 }, (_, index) => `text ${index}`)
			await Promise.all([
				...texts.map((text) => memory.save(ANN, text, run.nowMs + 10)),
				memory.save(BOB, 'other', run.nowMs + 10),
			])
			expect([await memory.load(ANN), await memory.load(BOB)]).toEqual(['text 49', 'other'])
		})

		it('forgets, also what is just being saved', async () => {
			const { memory } = run.store
			await memory.save(ANN, 'x', run.nowMs + 10)
			await memory.save(BOB, 'y', run.nowMs + 10)
			const saved = memory.save(ANN, 'z', run.nowMs + 10)
			await Promise.all([saved, memory.forget(ANN)])
			expect([await memory.load(ANN), await memory.load(BOB)]).toEqual([null, 'y'])
		})
	})
}
