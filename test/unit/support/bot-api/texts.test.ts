import type { Message } from 'grammy/types'
import { describe, expect, it } from 'vitest'
import { openServer, refusal, resultOf } from './ask.ts'

interface Refused {
	readonly why: string
	readonly payload: object
	readonly says: string
	readonly code?: number
}

const bold = (offset: number, length: number) => [{ type: 'bold', offset, length }]

const REFUSED: readonly Refused[] = [
	{
		why: 'a chat_id that is an object',
		payload: { chat_id: {}, text: 'x' },
		says: 'field "chat_id" must be of type Number or String',
	},
	{ why: 'no chat_id', payload: { chat_id: undefined, text: 'x' }, says: 'chat_id is empty' },
	{ why: 'a text that is a number', payload: { text: 5 }, says: 'field "text" must be of type String' },
	{ why: 'no text', payload: {}, says: 'message text is empty' },
	{ why: 'an empty text', payload: { text: '' }, says: 'message text is empty' },
	{ why: 'a text of spaces', payload: { text: ' \n ' }, says: 'text must be non-empty' },
	{
		why: 'a text of nothing but tags',
		payload: { text: '<b></b>', parse_mode: 'HTML' },
		says: 'text must be non-empty',
	},
	{ why: 'more than 4096 UTF-16 units', payload: { text: 'x'.repeat(4097) }, says: 'message is too long' },
	{ why: '2049 characters of two units', payload: { text: '😀'.repeat(2049) }, says: 'message is too long' },
	{ why: 'more than 32 KiB', payload: { text: '问'.repeat(11_000) }, says: 'text is too long' },
	{
		why: 'an unknown parse mode',
		payload: { text: 'x', parse_mode: 'BBCode' },
		says: 'unsupported parse_mode',
	},
	{
		why: 'an unsupported tag',
		payload: { text: 'a <p>b</p>', parse_mode: 'HTML' },
		says: 'can\'t parse entities: Unsupported start tag "p" at byte offset 2',
	},
	{
		why: 'a bare <',
		payload: { text: '问 < 答', parse_mode: 'HTML' },
		says: 'can\'t parse entities: Unsupported start tag "" at byte offset 4',
	},
	{
		why: 'a < at the end',
		payload: { text: 'a <b', parse_mode: 'HTML' },
		says: "can't parse entities: Unclosed start tag at byte offset 2",
	},
	{
		why: 'a tag that does not end',
		payload: { text: '<a href="x', parse_mode: 'HTML' },
		says: 'can\'t parse entities: Unclosed start tag "a" at byte offset 0',
	},
	{
		why: 'a tag left open',
		payload: { text: '<b>x', parse_mode: 'HTML' },
		says: 'can\'t parse entities: Can\'t find end tag corresponding to start tag "b"',
	},
	{
		why: 'tags wrongly nested',
		payload: { text: '<b><i>x</b></i>', parse_mode: 'HTML' },
		says: 'can\'t parse entities: Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
	},
	{
		why: 'an end without a start',
		payload: { text: 'x</b>', parse_mode: 'HTML' },
		says: "can't parse entities: Unexpected end tag at byte offset 1",
	},
	{
		why: 'an end tag that does not end',
		payload: { text: '<b>x</b', parse_mode: 'HTML' },
		says: "can't parse entities: Unclosed end tag at byte offset 4",
	},
	{
		why: 'a span of another class',
		payload: { text: '<span class="x">x</span>', parse_mode: 'HTML' },
		says: 'can\'t parse entities: Tag "span" must have class "tg-spoiler" at byte offset 0',
	},
	{
		why: 'an attribute value with spaces and no quotes',
		payload: { text: '<a href=http://x>x</a>', parse_mode: 'HTML' },
		says: "can't parse entities: Unexpected end of name token at byte offset 8",
	},
	{
		why: 'MarkdownV2, which it cannot parse',
		payload: { text: 'x', parse_mode: 'MarkdownV2' },
		says: 'Not Implemented: this test server parses HTML only; send entities or HTML',
		code: 501,
	},
	{
		why: 'an entity before the text',
		payload: { text: 'x', entities: bold(-1, 1) },
		says: 'receive an entity with incorrect offset -1',
	},
	{
		why: 'an entity of a negative length',
		payload: { text: 'x', entities: bold(0, -1) },
		says: 'receive an entity with incorrect length -1',
	},
	{
		why: 'an entity after the text',
		payload: { text: 'x', entities: bold(1, 1) },
		says: 'entity begins after the end of the text at UTF-16 offset 1',
	},
	{
		why: 'an entity longer than the text',
		payload: { text: 'xy', entities: bold(1, 2) },
		says: 'entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 3',
	},
	{
		why: 'an entity that begins within a character',
		payload: { text: '😀x', entities: bold(1, 2) },
		says: 'entity begins in a middle of a UTF-16 symbol at byte offset 4',
	},
	{
		why: 'an entity that ends within a character',
		payload: { text: 'x😀', entities: bold(0, 2) },
		says: 'entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 5',
	},
	{
		why: 'an unknown entity',
		payload: { text: 'x', entities: [{ type: 'huge', offset: 0, length: 1 }] },
		says: "can't parse MessageEntity: Unsupported type specified",
	},
	{
		why: 'entities that are no list',
		payload: { text: 'x', entities: {} },
		says: 'field "entities" must be of type Array',
	},
]

describe('a text', () => {
	it.each(REFUSED)('is refused for $why', async ({ payload, says, code }) => {
		await using server = await openServer()
		const answer = await server.ask('sendMessage', { chat_id: 7, ...payload })
		expect(answer).toEqual(refusal(code === undefined ? `Bad Request: ${says}` : says, code))
	})

	it('of 4096 units after its tags is taken', async () => {
		await using server = await openServer()
		const text = `<b>${'x'.repeat(4096)}</b>`
		const answer = await server.ask('sendMessage', { chat_id: 7, text, parse_mode: 'HTML' })
		expect(answer.ok).toBe(true)
	})

	it('in HTML is kept with its entities in UTF-16 units', async () => {
		await using server = await openServer()
		const text = '😀 <b>粮食 &lt;<i>450</i></b> &amp; <a href="https://example.com/a?b=1&amp;c">link</a>'
		await server.ask('sendMessage', { chat_id: 7, text, parse_mode: 'HTML' })
		expect(server.api.sentTo(7)[0]).toMatchObject({
			text: '😀 粮食 <450 & link',
			entities: [
				{ type: 'bold', offset: 3, length: 7 },
				{ type: 'italic', offset: 7, length: 3 },
				{ type: 'text_link', offset: 13, length: 4, url: 'https://example.com/a?b=1&c' },
			],
		})
	})

	it.each([
		['<pre><code class="language-ts">x</code></pre>', { type: 'pre', offset: 0, length: 1, language: 'ts' }],
		['<blockquote expandable>x</blockquote>', { type: 'expandable_blockquote', offset: 0, length: 1 }],
		['<tg-spoiler>x</tg-spoiler>', { type: 'spoiler', offset: 0, length: 1 }],
	])('with %s has its entity', async (text, entity) => {
		await using server = await openServer()
		const message = await resultOf<Message>(
			server.ask('sendMessage', { chat_id: 7, text, parse_mode: 'html' }),
		)
		expect(message.entities).toEqual([entity])
	})

	it('keeps a bare & and >, as Telegram does', async () => {
		await using server = await openServer()
		const message = await resultOf<Message>(
			server.ask('sendMessage', { chat_id: 7, text: 'a & b > c &nbsp;', parse_mode: 'HTML' }),
		)
		expect(message.text).toBe('a & b > c &nbsp;')
	})

	it('loses the spaces round it, and its entities move', async () => {
		await using server = await openServer()
		const message = await resultOf<Message>(
			server.ask('sendMessage', { chat_id: 7, text: '  bold ', entities: bold(1, 6) }),
		)
		expect(message).toMatchObject({ text: 'bold', entities: bold(0, 4) })
	})

	it('with a parse mode ignores the entities given', async () => {
		await using server = await openServer()
		const message = await resultOf<Message>(
			server.ask('sendMessage', { chat_id: 7, text: 'x', parse_mode: 'HTML', entities: bold(0, 1) }),
		)
		expect(message.entities).toBeUndefined()
	})
})
