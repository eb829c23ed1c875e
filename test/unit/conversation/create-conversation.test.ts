import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { conversationKey } from '../../../src/domain/conversation.ts'
import type { Reply } from '../../../src/domain/reply.ts'
import { renderText } from '../../../src/render/visitor.ts'
import { createTalk } from '../../support/talk.ts'

const TEN_MINUTES = 10 * 60_000

describe('a conversation', () => {
	it('hands the understanding what was asked before, as ids', async () => {
		const { say, contexts } = createTalk()
		await say('grain')
		await say('fields')

		expect(contexts[1]).toEqual({ past: [{ outcome: 'answer', targets: [{ kind: 'figure', id: 'grain' }] }] })
	})

	it('forgets after ten minutes', async () => {
		const { say, contexts, pass } = createTalk()
		await say('grain')
		pass(TEN_MINUTES)
		await say('fields')

		expect(contexts[1]).toEqual({ past: [] })
	})

	it('counts the ten minutes from the last message', async () => {
		const { say, contexts, pass } = createTalk()
		await say('grain')
		pass(TEN_MINUTES - 1)
		await say('fields')
		pass(TEN_MINUTES - 1)
		await say('rain')

		expect(contexts[2]?.past).toHaveLength(2)
	})

	it('keeps people apart', async () => {
		const { say, contexts } = createTalk()
		await say('grain', 'ann')
		await say('grain', 'bob')

		expect(contexts[1]).toEqual({ past: [] })
	})

	it('answers messages of one person in the order in which they came', async () => {
		const { say } = createTalk()

		const replies = await Promise.all([say('which'), say('2'), say('都不是')])

		expect(replies.map((reply) => reply.outcome)).toEqual(['clarify', 'answer', 'off'])
	})
})

describe('numbers', () => {
	it('pick from the last list shown', async () => {
		const { say } = createTalk()
		await say('/areas')

		expect((await say('②')).topics).toEqual(['power'])
	})

	it('pick from the last list although other messages came after it without one', async () => {
		const { say } = createTalk()
		await say('/areas')
		await say('/privacy')

		expect((await say('2')).topics).toEqual(['power'])
	})

	it('count from the end', async () => {
		const { say } = createTalk()
		await say('/areas')

		expect((await say('倒数第二')).topics).toEqual(['power'])
	})

	it('go to the understanding when there is no such choice', async () => {
		const { say, contexts } = createTalk()
		await say('/areas')
		await say('9')

		expect(contexts).toHaveLength(1)
	})

	it('run the command of a choice', async () => {
		const { say } = createTalk()
		await say('rain')

		expect((await say('1')).blocks.map((block) => block.kind)).toEqual(['choices'])
	})
})

/** The labels of what a reply offers. */
const offered = (reply: Reply): readonly string[] =>
	reply.blocks.flatMap((block) => (block.kind === 'choices' ? block.items.map(({ label }) => label) : []))

describe('a number without a list', () => {
	it.each([
		['at the start', []],
		['after a reply that offers nothing', ['which', 'thanks']],
	])('is told so and shown the areas %s', async (_, before) => {
		const { say } = createTalk()
		for (const text of before) await say(text)
		await say('/delete')
		const reply = await say('2')

		expect([renderText(reply), offered(reply)]).toEqual([
			expect.stringContaining('没有这个数字对应的列表'),
			offered(await say('/areas')),
		])
	})

	it('is told so after ten minutes', async () => {
		const { say, pass, contexts } = createTalk()
		await say('/areas')
		pass(10 * 60_000)

		expect(renderText(await say('２'))).toContain('没有这个数字对应的列表')
		expect(contexts).toEqual([])
	})

	it('picks from the areas that it was shown', async () => {
		const { say } = createTalk()
		await say('2')

		expect((await say('2')).topics).toEqual(['power'])
	})
})

describe('0', () => {
	it('shows the areas where there was no list before', async () => {
		const { say } = createTalk()

		expect(offered(await say('0'))).toEqual(offered(await say('/areas')))
	})

	it.each(['0', '０', '零', '返回', '上一级'])('goes back to the list before the last: %s', async (text) => {
		const { say } = createTalk()
		const areas = offered(await say('/areas'))
		await say('2')

		expect(offered(await say(text))).toEqual(areas)
	})

	it('goes back step by step, and a number means the list it has come to', async () => {
		const { say } = createTalk()
		await say('/areas')
		const second = offered(await say('2'))
		await say('1')
		const back = offered(await say('0'))
		await say('0')

		expect([back, (await say('2')).topics]).toEqual([second, ['power']])
	})

	it('offers again what was none of the candidates', async () => {
		const { say } = createTalk()
		const candidates = offered(await say('which'))
		await say('1')

		expect(offered(await say('0'))).toHaveLength(candidates.length)
	})
})

describe('misses', () => {
	it.each([
		['rain', 'nonsense'],
		['which', 'nonsense'],
		['rain', 'rain'],
	])('%s and %s in a row bring the menu and the hotline', async (first, second) => {
		const { say } = createTalk()
		const one = await say(first)
		const two = await say(second)

		expect([one, two].map((reply) => reply.blocks.some((block) => block.kind === 'contacts'))).toEqual([
			false,
			true,
		])
	})

	it('start again after an answer', async () => {
		const { say } = createTalk()
		await say('nonsense')
		await say('grain')

		expect((await say('nonsense')).blocks.some((block) => block.kind === 'contacts')).toBe(false)
	})

	it('bring the menu at once when it was none of the candidates', async () => {
		const { say } = createTalk()
		await say('which')
		const reply = await say('都不是')

		expect(reply.blocks.map((block) => block.kind)).toEqual(['lead', 'choices', 'contacts'])
	})
})

describe('languages', () => {
	it('follow the question', async () => {
		const { say } = createTalk()

		expect([(await say('grain')).lang, (await say('GRAIN')).lang]).toEqual(['zh-Hans', 'en'])
	})

	it.each(['/language 繁體', '/language zh-Hant'])('are fixed by %s', async (command) => {
		const { say } = createTalk()
		await say(command)

		expect((await say('grain')).lang).toBe('zh-Hant')
	})

	it('are fixed by a number and set free again', async () => {
		const { say } = createTalk()
		await say('/language')
		await say('3')
		const fixed = await say('grain')
		await say('/language auto')

		expect([fixed.lang, (await say('grain')).lang]).toEqual(['en', 'zh-Hans'])
	})

	it('are those of a command word, and of the number that follows', async () => {
		const { say } = createTalk()

		expect([(await say('選單')).lang, (await say('2')).lang]).toEqual(['zh-Hant', 'zh-Hant'])
	})

	it('give way to the caller', async () => {
		const { handle } = createTalk()
		const reply = await handle({ text: 'grain', lang: 'en' }, conversationKey('test', 'ann'))

		expect(reply.lang).toBe('en')
	})
})

describe('/why and /source', () => {
	it('show the trace where it is kept', async () => {
		const { say } = createTalk({ keepTrace: true })
		await say('grain')

		expect(renderText(await say('/why'))).toContain('[decide] answer (0.900)')
	})

	it('forget the trace after ten minutes', async () => {
		const { say, pass } = createTalk({ keepTrace: true })
		await say('grain')
		pass(TEN_MINUTES)

		expect(renderText(await say('/why'))).toContain('还没有回答过问题')
	})

	it('say that no trace is kept elsewhere', async () => {
		const { say } = createTalk()
		await say('grain')

		expect(renderText(await say('/why'))).toBe('这里不保存判断过程。')
	})

	it('look back over a miss to the last answer', async () => {
		const { say } = createTalk()
		await say('grain')
		await say('nonsense')

		expect(renderText(await say('/source'))).toContain('70亿斤以上')
	})
})

describe('any message', () => {
	it('gets a reply, whatever it holds', async () => {
		const text = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.string({ unit: fc.constantFrom('/', ' ', '第', '二', '个', '9', '\ud800', '\n', '倒数', '十') }),
		)
		const { say } = createTalk({ keepTrace: true })

		await fc.assert(
			fc.asyncProperty(text, async (message) => {
				expect((await say(message)).blocks.length).toBeGreaterThan(0)
			}),
		)
	})

	it.each(['/', ' ', '第', '一', 'a', '/help '])('of 100,000 times %j gets a reply', async (piece) => {
		const reply = await createTalk().say(piece.repeat(100_000))

		expect(reply.outcome).toBe('off')
	})
})
