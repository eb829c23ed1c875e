import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { conversationKey } from '../../src/domain/conversation.ts'
import { inMemory } from '../../src/store/in-memory.ts'
import { START_MS } from '../support/store-run.ts'
import { conversationContract } from './store-conversation-contract.ts'

describe('a store in memory', () => {
	const clock = { now: () => run.nowMs }
	const run = { store: inMemory(clock), nowMs: START_MS }
	beforeEach(() => {
		run.nowMs = START_MS
		run.store = inMemory(clock)
	})
	conversationContract(run)

	it('forgets what was set longest ago when there is too much', async () => {
		const { preferences, memory } = inMemory(clock, 2)
		const [a, b, c] = ['a', 'b', 'c'].map((id) => conversationKey('terminal', id))
		if (a === undefined || b === undefined || c === undefined) throw new Error('three')
		for (const key of [a, b, a, c]) {
			await preferences.fixLang(key, 'en')
			await memory.save(key, 'text', run.nowMs + 10)
		}
		expect(await Promise.all([a, b, c].map(preferences.langOf))).toEqual(['en', null, 'en'])
		expect(await Promise.all([a, b, c].map(memory.load))).toEqual(['text', null, 'text'])
	})

	it('loads no database', () => {
		const source = readFileSync(new URL('../../src/store/in-memory.ts', import.meta.url), 'utf8')
		const imported = [...source.matchAll(/^import (?!type).*$/gmu)]
		expect(imported).toEqual([])
	})
})
