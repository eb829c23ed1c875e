import type { InlineQueryResultArticle } from 'grammy/types'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inlineQuery, user } from '../../support/bot-api/updates.ts'
import { type Bot, MODES, newId, startBot } from '../../support/telegram-bot.ts'

describe.each(MODES)('inline mode by %s', (mode) => {
	let bot: Bot
	beforeAll(async () => {
		bot = await startBot({ mode })
	})
	afterAll(() => bot[Symbol.asyncDispose]())

	const type = async (query: string, languageCode = 'zh'): Promise<readonly InlineQueryResultArticle[]> => {
		const { inline_query } = bot.api.inject(
			inlineQuery({ from: user(newId(), { language_code: languageCode }), query }),
		)
		const answer = () =>
			bot.api.calls.find(
				(call) => call.payload['inline_query_id'] === inline_query?.id && call.status === 200,
			)
		await bot.api.until(() => answer() !== undefined)
		return answer()?.payload['results'] as readonly InlineQueryResultArticle[]
	}
	const textOf = (result: InlineQueryResultArticle | undefined): string =>
		result !== undefined && 'message_text' in result.input_message_content
			? result.input_message_content.message_text
			: ''

	it('offers the figure that a word is about, first', async () => {
		const [first] = await type('粮食')

		expect(textOf(first)).toMatch(/2023年目标：粮食总产 110亿斤以上。[\s\S]*出处：/u)
	})

	it('offers the ten areas before anything is typed', async () => {
		expect(await type('')).toHaveLength(10)
	})

	it.each(['重点', '项目', '农', '1', '今年修几条路'])('offers one to ten results for %s', async (query) => {
		const results = await type(query)

		expect(results.length >= 1 && results.length <= 10).toBe(true)
	})

	it.each([
		['济南的粮食产量是多少', '没有写别的地方'],
		['着火了有人被困快救人', '119'],
		['我家路灯坏了三天了', '12345'],
		['给我讲个笑话', '答不了'],
	])('says of %s why there is no figure, and nothing else', async (query, expected) => {
		const results = await type(query)

		expect(results.map(textOf)).toEqual([expect.stringContaining(expected)])
	})

	it.each([
		['grain', 'en', 'at least 11 billion jin'],
		['糧食', 'zh-hant', '糧食總產'],
	])('answers %s in its language', async (query, code, expected) => {
		const [first] = await type(query, code)

		expect(textOf(first)).toContain(expected)
	})

	it('is not kept for people of another language', async () => {
		await type('粮食')

		expect(
			bot.api.calls.findLast(({ method }) => method === 'answerInlineQuery')?.payload['is_personal'],
		).toBe(true)
	})

	it('takes a query of any length', async () => {
		expect(await type('粮'.repeat(256))).not.toEqual([])
	})
})
