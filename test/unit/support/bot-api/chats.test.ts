import type { Chat } from 'grammy/types'
import { describe, expect, it } from 'vitest'
import {
	chatMember,
	group,
	migrateTo,
	myChatMember,
	newChatMembers,
	privateChat,
	textMessage,
	user,
} from '../../../support/bot-api/updates.ts'
import { ann, annChat, openServer, refusal, square } from './ask.ts'

const say = { chat_id: 7, text: 'x' }
const oldGroup: Chat.GroupChat = { id: -5, type: 'group', title: 'Village' }
const newGroup: Chat.SupergroupChat = { id: -1005, type: 'supergroup', title: 'Village' }

describe('a message to a chat', () => {
	it('that nobody knows is refused', async () => {
		await using server = await openServer()
		expect(await server.ask('sendMessage', { chat_id: 8, text: 'x' })).toEqual(
			refusal('Bad Request: chat not found'),
		)
	})

	it('whose citizen has never written is refused', async () => {
		await using server = await openServer()
		server.api.addChat(privateChat(user(8)), { started: false })
		expect(await server.ask('sendMessage', { chat_id: 8, text: 'x' })).toEqual(
			refusal("Forbidden: bot can't initiate conversation with a user", 403),
		)
	})

	it('whose citizen has written now is taken', async () => {
		await using server = await openServer()
		server.api.addChat(privateChat(user(8)), { started: false })
		server.api.inject(textMessage({ chat: privateChat(user(8)), from: user(8), text: '/start' }))
		expect((await server.ask('sendMessage', { chat_id: 8, text: 'x' })).ok).toBe(true)
	})

	it('whose citizen has blocked the bot is refused', async () => {
		await using server = await openServer()
		const { me } = server.api
		server.api.inject(myChatMember({ chat: annChat, from: ann, bot: me, was: 'member', becomes: 'kicked' }))
		expect(await server.ask('sendMessage', say)).toEqual(
			refusal('Forbidden: bot was blocked by the user', 403),
		)
	})

	it('whose citizen has ended the block is taken', async () => {
		await using server = await openServer()
		const change = { chat: annChat, from: ann, bot: server.api.me }
		server.api.inject(myChatMember({ ...change, was: 'member', becomes: 'kicked' }))
		server.api.inject(myChatMember({ ...change, was: 'kicked', becomes: 'member' }))
		expect((await server.ask('sendMessage', say)).ok).toBe(true)
	})

	it.each([
		['kicked', group(-5), 'bot was kicked from the group chat'],
		['kicked', square, 'bot was kicked from the supergroup chat'],
		['left', square, 'bot is not a member of the supergroup chat'],
	] as const)('where the bot has %s (%o) is refused', async (becomes, chat, why) => {
		await using server = await openServer()
		server.api.inject(myChatMember({ chat, from: ann, bot: server.api.me, was: 'member', becomes }))
		expect(await server.ask('sendMessage', { chat_id: chat.id, text: 'x' })).toEqual(
			refusal(`Forbidden: ${why}`, 403),
		)
	})

	it('where the bot may only read is refused', async () => {
		await using server = await openServer()
		const change = { chat: square, from: ann, bot: server.api.me }
		server.api.inject(myChatMember({ ...change, was: 'member', becomes: 'restricted' }))
		expect(await server.ask('sendMessage', { chat_id: square.id, text: 'x' })).toEqual(
			refusal('Bad Request: not enough rights to send text messages to the chat'),
		)
	})

	it('that has become a supergroup is refused with the new number', async () => {
		await using server = await openServer()
		for (const update of migrateTo(ann, oldGroup, newGroup)) server.api.inject(update)
		expect(await server.ask('sendMessage', { chat_id: -5, text: 'x' })).toEqual({
			...refusal('Bad Request: group chat was upgraded to a supergroup chat'),
			parameters: { migrate_to_chat_id: -1005 },
		})
	})

	it('that a group has become is taken', async () => {
		await using server = await openServer()
		for (const update of migrateTo(ann, oldGroup, newGroup)) server.api.inject(update)
		expect((await server.ask('sendMessage', { chat_id: -1005, text: 'x' })).ok).toBe(true)
	})

	it.each([
		[
			'a reply to a missing message',
			{ reply_parameters: { message_id: 999_999 } },
			'message to be replied not found',
		],
		['a reply without a number', { reply_parameters: {} }, 'can\'t find field "message_id"'],
		['a reply that is a text', { reply_parameters: 'x' }, 'object expected as reply parameters'],
		[
			'a reply to a message_id that is no number',
			{ reply_parameters: { message_id: 'x' } },
			'field "message_id" must be of type Number',
		],
		[
			'a flag that is a text',
			{ disable_notification: 'loud' },
			'field "disable_notification" must be of type Boolean',
		],
		[
			'preview options that are a text',
			{ link_preview_options: 'x' },
			'object expected as link preview options',
		],
		['an unknown thread', { message_thread_id: 5 }, 'message thread not found'],
	])('with %s is refused', async (_, more, why) => {
		await using server = await openServer()
		expect(await server.ask('sendMessage', { ...say, ...more })).toEqual(refusal(`Bad Request: ${why}`))
	})

	it('that replies to a missing message is taken when it may', async () => {
		await using server = await openServer()
		const reply_parameters = { message_id: 999_999, allow_sending_without_reply: true }
		expect((await server.ask('sendMessage', { ...say, reply_parameters })).ok).toBe(true)
	})

	it('into the general topic by its number is refused', async () => {
		await using server = await openServer()
		server.api.addChat(group(-1009, { forum: true }), { threads: [1, 4] })
		expect(await server.ask('sendMessage', { chat_id: -1009, text: 'x', message_thread_id: 1 })).toEqual(
			refusal('Bad Request: message thread not found'),
		)
	})

	it('into a topic that a citizen wrote in is taken', async () => {
		await using server = await openServer()
		const chat = group(-1009, { forum: true })
		server.api.inject(textMessage({ chat, from: ann, text: 'x', threadId: 4 }))
		await server.ask('sendMessage', { chat_id: -1009, text: 'x', message_thread_id: 4 })
		expect(server.api.sentTo(-1009)[0]).toMatchObject({ message_thread_id: 4, is_topic_message: true })
	})

	it('shows what it replies to', async () => {
		await using server = await openServer()
		const update = server.api.inject(textMessage({ chat: annChat, from: ann, text: 'Why?' }))
		await server.ask('sendMessage', { ...say, reply_parameters: { message_id: update.message?.message_id } })
		expect(server.api.sentTo(7)[0]?.reply_to_message?.text).toBe('Why?')
	})
})

describe('what the bot asks about a chat', () => {
	it.each([
		['getChatMember', { chat_id: -100500, user_id: 99 }, 'user not found'],
		['getChatMember', { chat_id: -100500 }, 'can\'t find field "user_id"'],
		['getChatAdministrators', { chat_id: 7 }, 'there are no administrators in the private chat'],
		['leaveChat', { chat_id: 7 }, "chat member status can't be changed in private chats"],
		['sendChatAction', { chat_id: 7, action: 'sing' }, 'wrong parameter action in request'],
		[
			'sendChatAction',
			{ chat_id: 7, action: 'typing', message_thread_id: 'x' },
			'field "message_thread_id" must be of type Number',
		],
		['getChat', { chat_id: 99 }, 'chat not found'],
	])('%s %o is refused', async (method, payload, why) => {
		await using server = await openServer()
		expect(await server.ask(method, payload)).toEqual(refusal(`Bad Request: ${why}`))
	})

	it('names the administrators, the bot too where it is one', async () => {
		await using server = await openServer()
		const members = [chatMember(ann, 'creator'), chatMember(server.api.me, 'administrator')]
		server.api.addChat(square, { members })
		expect(await server.ask('getChatAdministrators', { chat_id: -100500 })).toMatchObject({
			result: [
				{ status: 'creator', user: { id: 7 } },
				{ status: 'administrator', user: { id: server.api.me.id } },
			],
		})
	})

	it('tells a member that has come', async () => {
		await using server = await openServer()
		server.api.inject(newChatMembers(square, ann))
		expect(await server.ask('getChatMember', { chat_id: -100500, user_id: 7 })).toMatchObject({
			result: { status: 'member' },
		})
	})

	it('is over once it has left', async () => {
		await using server = await openServer()
		await server.ask('leaveChat', { chat_id: -100500 })
		expect(await server.ask('sendMessage', { chat_id: -100500, text: 'x' })).toEqual(
			refusal('Forbidden: bot is not a member of the supergroup chat', 403),
		)
	})
})
