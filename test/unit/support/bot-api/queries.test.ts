import type { Message } from 'grammy/types'
import { describe, expect, it } from 'vitest'
import { callbackQuery, inlineQuery } from '../../../support/bot-api/updates.ts'
import { type Asked, ann, openServer, refusal, resultOf } from './ask.ts'

const TOO_OLD = refusal('Bad Request: query is too old and response timeout expired or query ID is invalid')

const press = async ({ api, ask }: Asked): Promise<void> => {
	const message = await resultOf<Message>(ask('sendMessage', { chat_id: 7, text: 'x' }))
	api.inject(callbackQuery({ from: ann, message, data: 'more', id: 'pressed' }))
}

const type = ({ api }: Asked): void => {
	api.inject(inlineQuery({ from: ann, query: 'grain', id: 'typed' }))
}

const article = (more: object = {}): object => ({
	type: 'article',
	id: '1',
	title: 'Grain',
	input_message_content: { message_text: '450' },
	...more,
})

const say = (content: object): object => ({ input_message_content: content })
const result = (why: string): string => `can't parse inline query result: ${why}`

describe('an answer to a callback query', () => {
	it('is taken', async () => {
		await using server = await openServer()
		await press(server)
		const answer = await server.ask('answerCallbackQuery', {
			callback_query_id: 'pressed',
			text: 'x'.repeat(200),
		})
		expect(answer).toEqual({ ok: true, result: true })
	})

	it('is taken once', async () => {
		await using server = await openServer()
		await press(server)
		await server.ask('answerCallbackQuery', { callback_query_id: 'pressed' })
		expect(await server.ask('answerCallbackQuery', { callback_query_id: 'pressed' })).toEqual(TOO_OLD)
	})

	it('to an unknown query is refused', async () => {
		await using server = await openServer()
		expect(await server.ask('answerCallbackQuery', { callback_query_id: 'x' })).toEqual(TOO_OLD)
	})

	it('to an old query is refused', async () => {
		await using server = await openServer({ queryMaxAgeMs: 0 })
		await press(server)
		expect(await server.ask('answerCallbackQuery', { callback_query_id: 'pressed' })).toEqual(TOO_OLD)
	})

	it('of more than 200 characters is refused', async () => {
		await using server = await openServer()
		await press(server)
		const payload = { callback_query_id: 'pressed', text: 'x'.repeat(201) }
		expect(await server.ask('answerCallbackQuery', payload)).toEqual(refusal('Bad Request: MESSAGE_TOO_LONG'))
	})
})

describe('an answer to an inline query', () => {
	it('of 50 results is taken', async () => {
		await using server = await openServer()
		type(server)
		const results = Array.from({ length: 50 }, (_, index) => article({ id: String(index) }))
		const answer = await server.ask('answerInlineQuery', { inline_query_id: 'typed', results })
		expect(answer).toEqual({ ok: true, result: true })
	})

	it.each([
		['unknown', 'x', undefined],
		['old', 'typed', 0],
	])('to an %s query is refused', async (_, inline_query_id, queryMaxAgeMs) => {
		await using server = await openServer(queryMaxAgeMs === undefined ? {} : { queryMaxAgeMs })
		type(server)
		expect(await server.ask('answerInlineQuery', { inline_query_id, results: [] })).toEqual(TOO_OLD)
	})

	it.each<readonly [string, unknown, string]>([
		['51 results', Array(51).fill(article()), 'too many inline query results specified'],
		['results that are no list', {}, 'field "results" must be of type Array'],
		['a result that is a text', ['x'], result('Inline query result must be an object')],
		['two of one id', [article(), article()], 'RESULT_ID_DUPLICATE'],
		['an empty id', [article({ id: '' })], 'RESULT_ID_INVALID'],
		['an id of 66 bytes', [article({ id: '问'.repeat(22) })], 'RESULT_ID_INVALID'],
		['no id', [article({ id: undefined })], result('Can\'t find field "id"')],
		['no type', [article({ type: undefined })], result('Can\'t find field "type"')],
		['no title', [article({ title: undefined })], result('Can\'t find field "title"')],
		['an empty title', [article({ title: '' })], 'ARTICLE_TITLE_EMPTY'],
		['no content', [article(say({}))], result('Can\'t find field "message_text"')],
		['an empty content', [article(say({ message_text: '' }))], 'message text is empty'],
		['a long content', [article(say({ message_text: 'x'.repeat(4097) }))], 'message is too long'],
		[
			'a wrong content',
			[article(say({ message_text: '<p>', parse_mode: 'HTML' }))],
			'can\'t parse entities: Unsupported start tag "p" at byte offset 0',
		],
		['a wrong keyboard', [article({ reply_markup: [] })], 'object expected as reply markup'],
		['a photo without an address', [{ type: 'photo', id: '1' }], result('Can\'t find field "photo_url"')],
	])('with %s is refused', async (_, results, why) => {
		await using server = await openServer()
		type(server)
		expect(await server.ask('answerInlineQuery', { inline_query_id: 'typed', results })).toEqual(
			refusal(`Bad Request: ${why}`),
		)
	})
})
