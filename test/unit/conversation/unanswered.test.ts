import { describe, expect, it } from 'vitest'
import type { Unanswered } from '../../../src/ports/store.ts'
import { renderText } from '../../../src/render/visitor.ts'
import { inMemory } from '../../../src/store/in-memory.ts'
import { createTalk } from '../../support/talk.ts'

const open = (keepUnanswered = true, note?: () => Promise<boolean>) => {
	const noted: Unanswered[] = []
	const unanswered = {
		note:
			note ??
			(async (question: Unanswered) => {
				noted.push(question)
				return true
			}),
		list: async () => [],
	}
	const store = { ...inMemory({ now: Date.now }), unanswered }
	return { ...createTalk({ store, keepUnanswered }), noted }
}

describe('a question without an answer', () => {
	it.each([
		['which', ['fig_ponds', 'area_power']],
		['rain', []],
		['nonsense', []],
	])('is noted: %s', async (text, nearest) => {
		const { say, noted } = open()
		await say(text)

		expect(noted).toEqual([{ text, lang: 'zh-Hans', nearest }])
	})

	it('is noted without what points to a person', async () => {
		const { say, noted } = open()
		await say('/ask 我的电话13800138000打不通')

		expect(noted.map(({ text }) => text)).toEqual(['我的电话[号码]打不通'])
	})

	it('is not noted unless the office wants it', async () => {
		const { say, noted } = open(false)
		await say('nonsense')

		expect(noted).toEqual([])
	})

	it('is answered although it cannot be noted', async () => {
		const { say, log } = open(true, async () => {
			throw new Error('disk full')
		})
		const reply = await say('nonsense')

		expect(reply.outcome).toBe('off')
		expect(log.troubles).toEqual(['a question without an answer was not kept'])
	})
})

it.each(['grain', 'hello', '/help', '2'])('nothing is noted of %s', async (text) => {
	const { say, noted } = open()
	await say('/areas')
	await say(text)

	expect(noted).toEqual([])
})

it.each([true, false])('/privacy says whether questions are kept: %s', async (kept) => {
	const { say } = open(kept)

	expect(renderText(await say('/privacy')).includes('没答上来的问题')).toBe(kept)
})
