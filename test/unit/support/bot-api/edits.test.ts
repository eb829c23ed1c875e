import type { Message } from 'grammy/types'
import { describe, expect, it } from 'vitest'
import { textMessage } from '../../../support/bot-api/updates.ts'
import { type Asked, ann, annChat, openServer, refusal, resultOf, square } from './ask.ts'

const NOT_MODIFIED =
	'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'
const reply_markup = { inline_keyboard: [[{ text: 'x', callback_data: 'x' }]] }

/** The parameters that name a message just sent. */
const sent = async ({ ask }: Asked, more: object = {}): Promise<{ chat_id: number; message_id: number }> => {
	const { chat, message_id } = await resultOf<Message>(
		ask('sendMessage', { chat_id: 7, text: 'one', ...more }),
	)
	return { chat_id: chat.id, message_id }
}

describe('an edit', () => {
	it('changes what was sent', async () => {
		await using server = await openServer()
		const message = await sent(server)
		await server.ask('editMessageText', { ...message, text: 'two' })
		expect(server.api.sentTo(7).map(({ text }) => text)).toEqual(['two'])
	})

	it('without a keyboard takes it away', async () => {
		await using server = await openServer()
		const message = await sent(server, { reply_markup })
		await server.ask('editMessageText', { ...message, text: 'one' })
		expect(server.api.sentTo(7)[0]?.reply_markup).toBeUndefined()
	})

	it('of nothing is refused', async () => {
		await using server = await openServer()
		const message = await sent(server, { reply_markup })
		expect(await server.ask('editMessageText', { ...message, text: 'one', reply_markup })).toEqual(
			refusal(NOT_MODIFIED),
		)
	})

	it('of nothing is refused a second time too', async () => {
		await using server = await openServer()
		const message = await sent(server)
		await server.ask('editMessageText', { ...message, text: 'two' })
		expect(await server.ask('editMessageText', { ...message, text: 'two' })).toEqual(refusal(NOT_MODIFIED))
	})

	it('of the same keyboard is refused', async () => {
		await using server = await openServer()
		const message = await sent(server, { reply_markup })
		expect(await server.ask('editMessageReplyMarkup', { ...message, reply_markup })).toEqual(
			refusal(NOT_MODIFIED),
		)
	})

	it('of a missing message is refused', async () => {
		await using server = await openServer()
		expect(await server.ask('editMessageText', { chat_id: 7, message_id: 999_999, text: 'x' })).toEqual(
			refusal('Bad Request: message to edit not found'),
		)
	})

	it("of a citizen's message is refused", async () => {
		await using server = await openServer()
		const { message } = server.api.inject(textMessage({ chat: annChat, from: ann, text: 'x' }))
		expect(
			await server.ask('editMessageText', { chat_id: 7, message_id: message?.message_id, text: 'y' }),
		).toEqual(refusal("Bad Request: message can't be edited"))
	})

	it.each([
		['x', 'field "message_id" must be of type Number'],
		[undefined, 'message identifier is not specified'],
	])('of message_id %s is refused', async (message_id, why) => {
		await using server = await openServer()
		expect(await server.ask('editMessageText', { chat_id: 7, message_id, text: 'x' })).toEqual(
			refusal(`Bad Request: ${why}`),
		)
	})

	it('of an inline message checks its text', async () => {
		await using server = await openServer()
		expect(await server.ask('editMessageText', { inline_message_id: 'x', text: '' })).toEqual(
			refusal('Bad Request: message text is empty'),
		)
	})
})

describe('deleting', () => {
	it('takes the message away', async () => {
		await using server = await openServer()
		await server.ask('deleteMessage', await sent(server))
		expect(server.api.sentTo(7)).toEqual([])
	})

	it('a missing message is refused', async () => {
		await using server = await openServer()
		expect(await server.ask('deleteMessage', { chat_id: 7, message_id: 999_999 })).toEqual(
			refusal('Bad Request: message to delete not found'),
		)
	})

	it("a citizen's message in a group is refused to a plain member", async () => {
		await using server = await openServer()
		const { message } = server.api.inject(textMessage({ chat: square, from: ann, text: 'x' }))
		expect(
			await server.ask('deleteMessage', { chat_id: square.id, message_id: message?.message_id }),
		).toEqual(refusal("Bad Request: message can't be deleted"))
	})
})
