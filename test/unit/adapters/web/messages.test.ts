import { describe, expect, it } from 'vitest'
import { createMessages } from '../../../../adapters/web/messages.ts'
import type { Message } from '../../../../src/domain/conversation.ts'
import type { HttpRequest } from '../../../../src/ports/http-route.ts'
import { recordLog } from '../../../support/broadcast.ts'
import { keptLog } from '../../../support/kept-log.ts'
import { createTalk } from '../../../support/talk.ts'
import { startWeb } from '../../../support/web.ts'

const OURS = 'A'.repeat(22)

describe('POST /api/messages', () => {
	it('answers in a new conversation and names it', async () => {
		await using web = await startWeb()

		const response = await web.post('/api/messages', { text: 'grain' })

		expect([response.status, response.headers.get('content-type')]).toEqual([
			200,
			'application/json; charset=utf-8',
		])
		expect(await response.json()).toMatchObject({
			conversation: expect.stringMatching(/^[\w-]{22}$/u),
			outcome: 'answer',
			figures: ['grain'],
			topics: ['fields'],
			lang: 'zh-Hans',
			text: expect.stringContaining('70亿斤以上'),
			blocks: expect.arrayContaining([expect.objectContaining({ kind: 'lead' })]),
		})
	})

	it('goes on in the conversation that is named', async () => {
		await using web = await startWeb()
		const first = (await (await web.post('/api/messages', { text: 'which' })).json()) as {
			conversation: string
		}

		const second = await web.post('/api/messages', { text: '2', conversation: first.conversation })

		expect(await second.json()).toMatchObject({ conversation: first.conversation, topics: ['power'] })
	})

	it('takes a name of the right form that it does not know', async () => {
		await using web = await startWeb()

		const response = await web.post('/api/messages', { text: 'grain', conversation: OURS })

		expect(await response.json()).toMatchObject({ conversation: OURS, outcome: 'answer' })
	})

	it('takes a choice in place of a text, in the language of the browser', async () => {
		await using web = await startWeb()

		const response = await web.post(
			'/api/messages',
			{ action: 'area_power' },
			{ 'accept-language': 'de, zh-TW;q=0.9, en;q=0.8' },
		)

		expect(await response.json()).toMatchObject({ lang: 'zh-Hant', topics: ['power'] })
	})

	it.each([
		['no JSON', '{"text":', 400, 'HTTP_BAD_REQUEST'],
		['an empty body', '', 400, 'HTTP_BAD_REQUEST'],
		['a poisoned object', '{"text":"a","__proto__":{"x":1}}', 400, 'HTTP_BAD_REQUEST'],
		['a list', [], 400, 'WEB_NO_OBJECT'],
		['null', 'null', 400, 'WEB_NO_OBJECT'],
		['nothing said', {}, 400, 'WEB_NOTHING_SAID'],
		['two things said', { text: 'a', action: 'none' }, 400, 'WEB_NOTHING_SAID'],
		['a number', { text: 5 }, 400, 'WEB_TEXT_WRONG'],
		['white space', { text: ' \n　' }, 400, 'WEB_TEXT_EMPTY'],
		['a long text', { text: '路'.repeat(4001) }, 400, 'WEB_TEXT_TOO_LONG'],
		['an action that there is not', { action: 'rm_-rf' }, 400, 'WEB_ACTION_UNKNOWN'],
		['a foreign conversation', { text: 'a', conversation: 'telegram:4711' }, 400, 'WEB_CONVERSATION_WRONG'],
		['a short conversation', { text: 'a', conversation: '1' }, 400, 'WEB_CONVERSATION_WRONG'],
		['another language', { text: 'a', lang: 'fr' }, 400, 'WEB_LANG_UNKNOWN'],
		['an unknown field', { text: 'a', sender: 'me' }, 400, 'WEB_UNKNOWN_FIELD'],
		['too many bytes', { text: '路'.repeat(40_000) }, 413, 'HTTP_TOO_LARGE'],
	])('refuses %s in words that do not repeat it', async (_, body, status, code) => {
		await using web = await startWeb()

		const response = await web.post('/api/messages', body)

		expect([response.status, await response.json()]).toEqual([
			status,
			{ code, message: expect.stringMatching(/\.$/u), hint: expect.stringMatching(/\S/u) },
		])
	})

	it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', 'text/xml'])(
		'refuses %s, which a page of another site could send',
		async (type) => {
			await using web = await startWeb()

			const response = await web.post('/api/messages', { text: 'grain' }, { 'content-type': type })

			expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([415, null])
		},
	)

	it('takes 4,000 characters of any width', async () => {
		await using web = await startWeb()

		const response = await web.post('/api/messages', { text: '𠮷'.repeat(4000) })

		expect(response.status).toBe(200)
	})

	it('leaves out a picture that there is no card for', async () => {
		await using web = await startWeb({ draw: async () => null })

		const response = await web.post('/api/messages', { action: 'pic_fig_grain' })

		const { blocks } = (await response.json()) as { blocks: { kind: string }[] }
		expect(blocks.map(({ kind }) => kind)).toEqual(expect.not.arrayContaining(['picture']))
	})

	it('logs no word of a message', async () => {
		const log = keptLog()
		await using web = await startWeb({ log, handle: createTalk({ log }).handle })

		await web.post('/api/messages', { text: 'secret-word' })
		await web.post('/api/messages', { text: 'secret-word', lang: 'secret-word' })

		expect(JSON.stringify(log)).not.toContain('secret-word')
	})
})

describe('more messages at once than can be answered one by one', () => {
	const request = (): HttpRequest => ({
		headers: { 'content-type': 'application/json' },
		query: {},
		params: {},
		body: { text: 'grain', conversation: OURS },
		address: '127.0.0.1',
		isOpen: () => true,
	})

	it('are told so once, then refused until the first are answered', async () => {
		const gate = Promise.withResolvers<void>()
		const talk = createTalk()
		const said: Message[] = []
		const messages = createMessages({
			handle: async (message, key) => {
				said.push(message)
				await gate.promise
				return talk.handle(message, key)
			},
			draw: async () => null,
			config: { mostWaiting: 2 },
			log: recordLog(),
		})

		const answers = [1, 2, 3, 4].map(() => messages(request()))
		await answers[3]
		gate.resolve()
		const statuses = (await Promise.all(answers)).map(({ status }) => status)
		const later = await messages(request())

		expect(statuses).toEqual([200, 200, 200, 429])
		expect(said.map((message) => ('event' in message ? message.event : 'text'))).toEqual([
			'text',
			'text',
			'too-many',
			'text',
		])
		expect(later.status).toBe(200)
	})
})
