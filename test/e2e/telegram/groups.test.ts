import type { Chat, Message, User } from 'grammy/types'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
	anonymousAdmin,
	callbackQuery,
	channel,
	channelPost,
	channelSpeaker,
	chatMember,
	group,
	linkedPost,
	migrateTo,
	myChatMember,
	newChatMembers,
	photoWithCaption,
	privateChat,
	textMessage,
	user,
	viaBot,
} from '../../support/bot-api/updates.ts'
import { type Bot, buttonsOf, lastMessage, MODES, newId, startBot } from '../../support/telegram-bot.ts'
import { newGroup, newGroupId, newPerson } from '../../support/telegram-chats.ts'

it('says in its help that it hears everything where privacy mode is off', async () => {
	await using bot = await startBot({ server: { me: { can_read_all_group_messages: true } } })
	const { from } = newPerson()
	const chat = group(newGroupId())
	bot.api.addChat(chat)

	bot.api.inject(textMessage({ chat, from, text: '/help' }))

	expect((await lastMessage(bot.api, chat.id)).text).toContain('@我、回复我的消息')
})

describe.each(MODES)('a group by %s', (mode) => {
	let bot: Bot
	beforeAll(async () => {
		bot = await startBot({ mode })
	})
	afterAll(() => bot[Symbol.asyncDispose]())

	/** Something after which everything said before has been dealt with. */
	const nothingSaid = async (chat: Chat.SupergroupChat, member: User) => {
		bot.api.inject(textMessage({ chat, from: member, text: '/privacy' }))
		await lastMessage(bot.api, chat.id)
		return bot.api.sentTo(chat.id).length === 1
	}

	const sentCalls = (chatId: number) =>
		bot.api.calls.filter((call) => call.method === 'sendMessage' && call.payload['chat_id'] === chatId)

	it.each([
		'/ask 今年修几条路',
		'/ask@wenbao_test_bot 今年修几条路',
		'@wenbao_test_bot 今年修几条路',
		'今年修几条路 @Wenbao_Test_Bot',
	])('answers %s', async (text) => {
		const { chat, member } = newGroup(bot.api)

		bot.api.inject(
			textMessage({ chat, from: member, text: text.replace(/wenbao_test_bot/iu, bot.api.me.username) }),
		)

		expect((await lastMessage(bot.api, chat.id)).text).toContain('23条')
	})

	it('answers a reply to one of its messages', async () => {
		const { chat, member } = newGroup(bot.api)
		bot.api.inject(textMessage({ chat, from: member, text: '/help' }))
		const replyTo = await lastMessage(bot.api, chat.id)

		bot.api.inject(textMessage({ chat, from: member, text: '今年修几条路', replyTo }))

		expect((await lastMessage(bot.api, chat.id, 2)).text).toContain('23条')
	})

	it.each([
		'今年修几条路',
		'/ask@another_bot 今年修几条路',
		'/unknown',
		'@another_bot 今年修几条路',
		'问报今年修几条路',
	])('is silent at %s', async (text) => {
		const { chat, member } = newGroup(bot.api)

		bot.api.inject(textMessage({ chat, from: member, text }))

		expect(await nothingSaid(chat, member)).toBe(true)
	})

	it('is silent at pictures, newcomers and what other bots send for people', async () => {
		const { chat, member } = newGroup(bot.api)

		bot.api.inject(photoWithCaption({ chat, from: member, caption: '今年修几条路' }))
		bot.api.inject(newChatMembers(chat, member))
		const { message } = textMessage({ chat, from: member, text: '/ask 今年修几条路' })
		bot.api.inject(viaBot(message, user(newId(), { is_bot: true, username: 'another_bot' })))

		expect(await nothingSaid(chat, member)).toBe(true)
	})

	it('is silent in a channel', async () => {
		const { chat, member } = newGroup(bot.api)
		const posts = channel(newGroupId())

		bot.api.inject(channelPost(posts, '/ask 今年修几条路'))

		await nothingSaid(chat, member)
		expect(bot.api.sentTo(posts.id)).toEqual([])
	})

	it('answers somebody who writes as a channel', async () => {
		const { chat } = newGroup(bot.api)

		bot.api.inject(channelSpeaker(chat, channel(newGroupId()), '/ask 今年修几条路'))

		expect((await lastMessage(bot.api, chat.id)).text).toContain('23条')
	})

	it('is silent at what the channel of the group posts', async () => {
		const { chat, member } = newGroup(bot.api)

		bot.api.inject(linkedPost(chat, channel(newGroupId()), '/ask 今年修几条路'))

		expect(await nothingSaid(chat, member)).toBe(true)
	})

	it('quotes the question', async () => {
		const { chat, member } = newGroup(bot.api)
		const question = textMessage({ chat, from: member, text: '/ask 今年修几条路' })

		bot.api.inject(question)
		await lastMessage(bot.api, chat.id)

		expect(sentCalls(chat.id)[0]?.payload['reply_parameters']).toMatchObject({
			message_id: question.message.message_id,
		})
	})

	it('answers in the topic of the question', async () => {
		const { chat, member } = newGroup(bot.api, [77])

		bot.api.inject(textMessage({ chat, from: member, text: '/ask 今年修几条路', threadId: 77 }))
		await lastMessage(bot.api, chat.id)

		expect(sentCalls(chat.id)[0]?.payload['message_thread_id']).toBe(77)
	})

	it('keeps the follow-ups of two people apart', async () => {
		const { chat, member, administrator } = newGroup(bot.api)
		bot.api.inject(textMessage({ chat, from: member, text: '/ask 重点水利项目有几个' }))
		bot.api.inject(textMessage({ chat, from: administrator, text: '/ask 重点项目有多少个' }))
		await lastMessage(bot.api, chat.id, 2)

		bot.api.inject(textMessage({ chat, from: member, text: '/ask 那投资呢' }))

		expect((await lastMessage(bot.api, chat.id, 3)).text).toContain('40亿元')
	})

	describe('settings', () => {
		it('are refused to a member', async () => {
			const { chat, member } = newGroup(bot.api)

			bot.api.inject(textMessage({ chat, from: member, text: '/language en' }))

			expect((await lastMessage(bot.api, chat.id)).text).toContain('管理员')
		})

		it('hold for everybody when an administrator changes them', async () => {
			const { chat, member, administrator } = newGroup(bot.api)
			bot.api.inject(textMessage({ chat, from: administrator, text: '/language en' }))
			await lastMessage(bot.api, chat.id)

			bot.api.inject(textMessage({ chat, from: member, text: '/ask 今年修几条路' }))

			expect((await lastMessage(bot.api, chat.id, 2)).text).toContain('23 roads')
		})

		it('are open to an administrator who stays anonymous', async () => {
			const { chat } = newGroup(bot.api)

			bot.api.inject(anonymousAdmin(chat, '/language en'))

			expect((await lastMessage(bot.api, chat.id)).text).toContain('I will answer in English')
		})

		it('are refused to whoever writes as a channel', async () => {
			const { chat } = newGroup(bot.api)

			bot.api.inject(channelSpeaker(chat, channel(newGroupId()), '/language en'))

			expect((await lastMessage(bot.api, chat.id)).text).toContain('管理员')
		})

		it('are refused to a member at a button, in passing', async () => {
			const { chat, member, administrator } = newGroup(bot.api)
			bot.api.inject(textMessage({ chat, from: administrator, text: '/settings' }))
			const menu = await lastMessage(bot.api, chat.id)

			bot.api.inject(callbackQuery({ from: member, message: menu, data: 'lang_en' }))

			await bot.api.until(() => bot.api.calls.some((call) => call.payload['show_alert'] === true))
			expect(bot.api.sentTo(chat.id)).toEqual([menu])
		})

		it('move with the group when it gets another id', async () => {
			const { from } = newPerson()
			const before = { id: -newId(), type: 'group' as const, title: 'Village' }
			const { chat: after } = newGroup(bot.api)
			bot.api.addChat(before, { members: [chatMember(from, 'creator')] })
			bot.api.inject(textMessage({ chat: before, from, text: '/language en' }))
			await lastMessage(bot.api, before.id)

			for (const update of migrateTo(from, before, after)) bot.api.inject(update)
			bot.api.inject(textMessage({ chat: after, from, text: '/ask 今年修几条路' }))

			expect((await lastMessage(bot.api, after.id)).text).toContain('23 roads')
		})
	})

	it('hears of a move from the refusal of an answer, and answers in the new group', async () => {
		const { chat: after, member } = newGroup(bot.api)
		const before = group(-newId())
		bot.api.addChat(before)
		bot.api.fault({
			method: 'sendMessage',
			kind: 'error',
			code: 400,
			description: 'Bad Request: group chat was upgraded to a supergroup chat',
			parameters: { migrate_to_chat_id: after.id },
			when: (payload) => payload['chat_id'] === before.id,
		})

		bot.api.inject(textMessage({ chat: before, from: member, text: '/ask 今年修几条路' }))

		expect((await lastMessage(bot.api, after.id)).text).toContain('23条')
	})

	it('says one short thing on being added, fitting what it will hear', async () => {
		const { chat, administrator } = newGroup(bot.api)

		bot.api.inject(newChatMembers(chat, administrator, [bot.api.me]))
		bot.api.inject(
			myChatMember({ chat, from: administrator, bot: bot.api.me, was: 'left', becomes: 'member' }),
		)

		await lastMessage(bot.api, chat.id)
		expect(bot.api.sentTo(chat.id).map(({ text }: Message) => text)).toEqual([
			expect.stringContaining('看不到别的发言'),
		])
	})

	it('forgets the settings of a group that it had to leave', async () => {
		const { chat, member, administrator } = newGroup(bot.api)
		bot.api.inject(textMessage({ chat, from: administrator, text: '/language en' }))
		await lastMessage(bot.api, chat.id)
		const change = { chat, bot: bot.api.me }
		bot.api.inject(myChatMember({ ...change, from: administrator, was: 'member', becomes: 'kicked' }))

		bot.api.inject(myChatMember({ ...change, from: member, was: 'kicked', becomes: 'member' }))

		expect((await lastMessage(bot.api, chat.id, 2)).text).toContain('大家好')
	})

	it('says in its help what it hears in a group', async () => {
		const { chat, member } = newGroup(bot.api)

		bot.api.inject(textMessage({ chat, from: member, text: '/help' }))

		expect((await lastMessage(bot.api, chat.id)).text).toContain('看不到别的发言')
	})

	it('offers its areas as buttons to a group too', async () => {
		const { chat, member } = newGroup(bot.api)

		bot.api.inject(textMessage({ chat, from: member, text: '/areas' }))

		expect(buttonsOf(await lastMessage(bot.api, chat.id))).toHaveLength(10)
	})

	it('takes a person in private for another conversation', async () => {
		const { chat, member } = newGroup(bot.api)
		bot.api.inject(textMessage({ chat, from: member, text: '/ask 重点水利项目有几个' }))
		await lastMessage(bot.api, chat.id)

		bot.api.inject(textMessage({ chat: privateChat(member), from: member, text: '它的总投资' }))

		expect((await lastMessage(bot.api, member.id)).text).toContain('您想问哪一个')
	})
})
