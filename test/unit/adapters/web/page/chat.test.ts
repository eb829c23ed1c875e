import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../../../adapters/web/page/src/answer.ts'
import { type ChatOptions, createChat } from '../../../../../adapters/web/page/src/chat.ts'
import type { Asked, Outcome, Remembered } from '../../../../../adapters/web/page/src/turn.ts'
import { figureId } from '../../../../../src/domain/ids.ts'

const ANSWER: Answer = {
	conversation: 'c1',
	id: 'a1',
	outcome: 'answer',
	topics: [],
	figures: [figureId('x')],
	about: null,
	lang: 'zh-Hans',
	text: '',
	blocks: [],
}

const typed = (text: string): Asked => ({ words: text, body: { text }, lang: null })

/** A chat whose answers the test gives, one by one. */
const openChat = (over: Partial<ChatOptions> = {}) => {
	const posted: { readonly asked: Asked; readonly conversation: string | null }[] = []
	const waiting: ((outcome: Outcome) => void)[] = []
	const kept: Remembered[] = []
	const chat = createChat({
		post: (asked, conversation) => {
			posted.push({ asked, conversation })
			return new Promise((resolve) => waiting.push(resolve))
		},
		vote: async () => true,
		remembered: { conversation: null, turns: [] },
		remember: (now) => kept.push(now),
		...over,
	})
	/** Resolves when the page has been told. */
	const give = async (outcome: Outcome): Promise<void> => {
		const resolve = waiting.shift()
		if (resolve === undefined) throw new TypeError('Nothing was posted')
		resolve(outcome)
		await settled()
	}
	return { chat, posted, kept, give }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('the chat of the page', () => {
	it('sends the second question when the first is answered, in its conversation', async () => {
		const { chat, posted, give } = openChat()
		chat.ask(typed('one'))
		chat.ask(typed('two'))
		await settled()
		const first = posted.length
		await give({ answer: ANSWER })
		expect([first, posted]).toMatchObject([1, [{ conversation: null }, { conversation: 'c1' }]])
	})

	it('keeps a question that failed, and sends it again on demand', async () => {
		const { chat, posted, give } = openChat()
		chat.ask(typed('one'))
		await settled()
		await give({ problem: { kind: 'offline' } })
		const [failed] = chat.turns()
		chat.retry(failed?.key ?? 0)
		await settled()
		await give({ answer: ANSWER })
		expect([failed?.state, chat.turns().map(({ state }) => state), posted.length]).toEqual([
			'failed',
			['answered'],
			2,
		])
	})

	it('goes on after a failure', async () => {
		const { chat, give } = openChat()
		chat.ask(typed('one'))
		chat.ask(typed('two'))
		await settled()
		await give({ problem: { kind: 'broken' } })
		await give({ answer: ANSWER })
		expect(chat.turns().map(({ state }) => state)).toEqual(['failed', 'answered'])
	})

	it('drops an answer that comes after everything was cleared', async () => {
		const { chat, give } = openChat()
		chat.ask(typed('one'))
		await settled()
		chat.clear()
		await give({ answer: ANSWER })
		expect(chat.turns()).toEqual([])
	})

	it('takes one vote for an answer', async () => {
		const votes: unknown[] = []
		const { chat, give } = openChat({ vote: async (...vote) => votes.push(vote) > 0 })
		chat.ask(typed('one'))
		await settled()
		await give({ answer: ANSWER })
		const key = chat.turns()[0]?.key ?? 0
		await Promise.all([chat.rate(key, true), chat.rate(key, false)])
		await chat.rate(key, false)
		expect([votes, chat.turns()[0]]).toMatchObject([[['fig_x', true]], { vote: 'useful' }])
	})

	it.each([{ text: '/delete' }, { text: '／delete 谢谢' }, { action: 'cmd_delete' }])(
		'forgets the turns after %o',
		async (body) => {
			const { chat, give, kept } = openChat()
			chat.ask({ words: 'x', body, lang: null })
			await settled()
			await give({ answer: ANSWER })
			expect(kept.at(-1)).toEqual({ conversation: null, turns: [] })
		},
	)

	it('goes on from what was remembered', async () => {
		const { chat, posted } = openChat({
			remembered: {
				conversation: 'c0',
				turns: [{ key: 4, asked: typed('before'), state: 'answered', answer: ANSWER, vote: 'none' }],
			},
		})
		chat.ask(typed('after'))
		await settled()
		expect([chat.turns().map(({ key }) => key), posted[0]?.conversation]).toEqual([[4, 5], 'c0'])
	})
})
