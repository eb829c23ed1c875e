import { describe, expect, it } from 'vitest'
import {
	anonymousAdmin,
	callbackQuery,
	channel,
	channelPost,
	channelSpeaker,
	editedMessage,
	group,
	inlineQuery,
	leftChatMember,
	linkedPost,
	migrateTo,
	myChatMember,
	newChatMembers,
	photoWithCaption,
	sticker,
	textMessage,
	user,
	viaBot,
	voice,
} from '../../../support/bot-api/updates.ts'
import { ann, annChat, openServer, square } from './ask.ts'

const bot = user(1000, { is_bot: true, username: 'report_bot' })
const say = (text: string) => textMessage({ chat: annChat, from: ann, text })

describe('a text message', () => {
	it.each([
		['/start', [{ type: 'bot_command', offset: 0, length: 6 }]],
		['/tips@report_bot on', [{ type: 'bot_command', offset: 0, length: 16 }]],
		['问 @report_bot 粮食', [{ type: 'mention', offset: 2, length: 11 }]],
		['😀 /help', [{ type: 'bot_command', offset: 3, length: 5 }]],
		['see https://example.com/a', [{ type: 'url', offset: 4, length: 21 }]],
		['and/or a@example.com', undefined],
	])('%s has its entities', (text, entities) => {
		expect(say(text).message.entities).toEqual(entities)
	})

	it('in a topic says so', () => {
		const chat = group(-1009, { forum: true })
		expect(textMessage({ chat, from: ann, text: 'x', threadId: 4 }).message).toMatchObject({
			message_thread_id: 4,
			is_topic_message: true,
		})
	})

	it('shows what it replies to', () => {
		const { message } = textMessage({ chat: annChat, from: ann, text: 'x', replyTo: say('why').message })
		expect(message.reply_to_message?.text).toBe('why')
	})

	it('has a number of its own', () => {
		expect(say('x').message.message_id).not.toBe(say('x').message.message_id)
	})

	it('edited keeps its number', () => {
		const { message } = say('/start')
		expect(editedMessage(message, 'stop').edited_message).toMatchObject({
			message_id: message.message_id,
			text: 'stop',
			edit_date: expect.any(Number),
		})
	})
})

describe('other updates', () => {
	it.each([
		['a photo', photoWithCaption({ chat: annChat, from: ann, caption: '/ask' }).message, { caption: '/ask' }],
		['a voice', voice({ chat: annChat, from: ann }).message, { voice: { duration: 3 } }],
		['a sticker', sticker({ chat: annChat, from: ann }).message, { sticker: { type: 'regular' } }],
		[
			'an administrator as the group',
			anonymousAdmin({ id: -1005, type: 'supergroup', title: 'x' }, 'x').message,
			{ from: { id: 1_087_968_824 }, sender_chat: { id: -1005 } },
		],
		[
			'somebody as a channel',
			channelSpeaker({ id: -1005, type: 'supergroup', title: 'x' }, channel(-1007), 'x').message,
			{ from: { id: 136_817_688 }, sender_chat: { id: -1007, type: 'channel' } },
		],
		[
			'a post of the linked channel',
			linkedPost({ id: -1005, type: 'supergroup', title: 'x' }, channel(-1007), 'x').message,
			{ sender_chat: { id: -1007 }, is_automatic_forward: true },
		],
		['a message via a bot', viaBot(say('x').message, bot).message, { via_bot: { id: 1000 } }],
		['a member who came', newChatMembers(square, ann).message, { new_chat_members: [{ id: 7 }] }],
		['a member who left', leftChatMember(square, ann).message, { left_chat_member: { id: 7 } }],
		[
			'a channel post',
			channelPost(channel(-1007), 'x').channel_post,
			{ sender_chat: { id: -1007 }, text: 'x' },
		],
		[
			'a press',
			callbackQuery({ from: ann, message: say('x').message, data: 'd', id: 'i' }).callback_query,
			{ id: 'i', data: 'd' },
		],
		['typing', inlineQuery({ from: ann, query: 'grain', id: 'i' }).inline_query, { id: 'i', query: 'grain' }],
		[
			'a block',
			myChatMember({ chat: annChat, from: ann, bot, was: 'member', becomes: 'kicked' }).my_chat_member,
			{ old_chat_member: { status: 'member' }, new_chat_member: { status: 'kicked' } },
		],
	])('%s', (_, update, shape) => {
		expect(update).toMatchObject(shape)
	})

	it('a migration is told in both chats', () => {
		const updates = migrateTo(
			ann,
			{ id: -5, type: 'group', title: 'x' },
			{ id: -1005, type: 'supergroup', title: 'x' },
		)
		expect(updates.map(({ message }) => message)).toMatchObject([
			{ chat: { id: -5 }, migrate_to_chat_id: -1005 },
			{ chat: { id: -1005 }, migrate_from_chat_id: -5 },
		])
	})

	it('a group has a negative number', () => {
		expect(() => group(5)).toThrow(RangeError)
	})

	it('are numbered one after another', async () => {
		await using server = await openServer()
		const first = server.api.inject(say('x'))
		expect(server.api.inject(say('x')).update_id).toBe(first.update_id + 1)
	})
})
