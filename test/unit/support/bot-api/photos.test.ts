import type { ApiResponse, Message } from 'grammy/types'
import { describe, expect, it } from 'vitest'
import { type Asked, openServer, refusal, resultOf } from './ask.ts'
import { jpegOf, pngOf } from './tiny-image.ts'

const sendPhoto = async (
	{ api }: Asked,
	bytes: Uint8Array,
	fields: Readonly<Record<string, string>> = {},
): Promise<ApiResponse<unknown>> => {
	const form = new FormData()
	form.set('chat_id', '7')
	for (const [name, value] of Object.entries(fields)) form.set(name, value)
	form.set('photo', new Blob([Buffer.from(bytes)]), 'card.png')
	const response = await fetch(`${api.url}/bot${api.token}/sendPhoto`, { method: 'POST', body: form })
	return (await response.json()) as ApiResponse<unknown>
}

describe('a photo', () => {
	it('in PNG is kept with its size and caption', async () => {
		await using server = await openServer()
		const fields = { caption: '<b>粮食</b>', parse_mode: 'HTML' }
		await sendPhoto(server, pngOf(800, 600), fields)
		expect(server.api.sentTo(7)[0]).toMatchObject({
			photo: [{ width: 800, height: 600, file_size: 33 }],
			caption: '粮食',
			caption_entities: [{ type: 'bold', offset: 0, length: 2 }],
		})
	})

	it('in JPEG is kept with its size', async () => {
		await using server = await openServer()
		await sendPhoto(server, jpegOf(80, 60))
		expect(server.api.sentTo(7)[0]).toMatchObject({ photo: [{ width: 80, height: 60 }] })
	})

	it('leaves its bytes among the calls', async () => {
		await using server = await openServer()
		await sendPhoto(server, pngOf(8, 6))
		expect(server.api.calls[0]?.files['photo']).toEqual({
			name: 'card.png',
			bytes: Uint8Array.from(pngOf(8, 6)),
		})
	})

	it('has its keyboard read from the form', async () => {
		await using server = await openServer()
		const markup = { inline_keyboard: [[{ text: 'x', callback_data: 'x' }]] }
		await sendPhoto(server, pngOf(8, 6), { reply_markup: JSON.stringify(markup) })
		expect(server.api.calls[0]?.payload).toEqual({ chat_id: 7, reply_markup: markup })
	})

	it('can be sent again by its file_id', async () => {
		await using server = await openServer()
		const { photo } = await resultOf<Message>(sendPhoto(server, pngOf(8, 6)))
		expect((await server.ask('sendPhoto', { chat_id: 7, photo: photo?.[0]?.file_id })).ok).toBe(true)
	})

	it.each([
		['no image', Buffer.from('not an image'), {}, 'IMAGE_PROCESS_FAILED'],
		['nothing', Buffer.alloc(0), {}, 'file must be non-empty'],
		['sides of more than 10,000', pngOf(9000, 1001), {}, 'PHOTO_INVALID_DIMENSIONS'],
		['a strip', pngOf(2100, 100), {}, 'PHOTO_INVALID_DIMENSIONS'],
		['a long caption', pngOf(8, 6), { caption: 'x'.repeat(1025) }, 'message caption is too long'],
		[
			'a wrong caption',
			pngOf(8, 6),
			{ caption: '<b>', parse_mode: 'HTML' },
			'can\'t parse entities: Can\'t find end tag corresponding to start tag "b"',
		],
		['a keyboard that is no JSON', pngOf(8, 6), { reply_markup: '{' }, 'object expected as reply markup'],
	] as const)('with %s is refused', async (_, bytes, fields, why) => {
		await using server = await openServer()
		expect(await sendPhoto(server, bytes, fields)).toEqual(refusal(`Bad Request: ${why}`))
	})

	it('of more than 10 MB is refused', async () => {
		await using server = await openServer()
		expect(await sendPhoto(server, Buffer.alloc(10_000_001))).toEqual(
			refusal('Request Entity Too Large', 413),
		)
	})

	it.each([
		[{}, 'there is no photo in the request'],
		[{ photo: 'unknown' }, 'wrong file identifier/HTTP URL specified'],
		[{ photo: 5 }, 'field "photo" must be of type String'],
	])('named by %o is refused', async (fields, why) => {
		await using server = await openServer()
		expect(await server.ask('sendPhoto', { chat_id: 7, ...fields })).toEqual(refusal(`Bad Request: ${why}`))
	})
})
