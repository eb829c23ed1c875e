import type { Message, User } from 'grammy/types'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saidIn } from '../../support/bot-api/said.ts'
import {
	callbackQuery,
	editedMessage,
	myChatMember,
	photoWithCaption,
	sticker,
	textMessage,
	voice,
} from '../../support/bot-api/updates.ts'
import { type Bot, buttonsOf, lastMessage, MODES, startBot } from '../../support/telegram-bot.ts'
import { newTalker } from '../../support/telegram-chats.ts'

describe.each(MODES)('a private chat by %s', (mode) => {
	let bot: Bot
	beforeAll(async () => {
		bot = await startBot({ mode })
	})
	afterAll(() => bot[Symbol.asyncDispose]())

	const someone = (languageCode = 'zh-hans') => newTalker(bot.api, languageCode)
	const press = (from: User, message: Message, data: string) =>
		bot.api.inject(callbackQuery({ from, message, data }))
	const answersTo = (update: { callback_query?: { id: string } }) =>
		bot.api.calls.filter(
			(call) =>
				call.method === 'answerCallbackQuery' &&
				call.payload['callback_query_id'] === update.callback_query?.id,
		)

	it('answers a question with the figure, its caveat and its source', async () => {
		const { text = '' } = await someone().say('今年修几条路')

		expect(text).toMatch(/2023年目标：新改建道路 23条。[\s\S]*出处：/u)
	})

	it('shows the first line in bold', async () => {
		const { text = '', entities = [] } = await someone().say('今年修几条路')

		const [first] = entities
		expect(text.slice(first?.offset, (first?.offset ?? 0) + (first?.length ?? 0))).toBe(
			'2023年目标：新改建道路 23条。',
		)
	})

	it('shows no preview of links', async () => {
		const { chat, say } = someone()
		await say('今年修几条路')

		const sent = bot.api.calls.find(
			(call) => call.method === 'sendMessage' && call.payload['chat_id'] === chat.id,
		)
		expect(sent?.payload['link_preview_options']).toEqual({ is_disabled: true })
	})

	it('greets with the ten areas and the daily tip as buttons', async () => {
		const message = await someone().say('/start')

		const codes = buttonsOf(message).map((button) => button.callback_data)
		expect([codes.length, ...codes.slice(10)]).toEqual([12, 'cmd_tip', 'cmd_subscribe'])
	})

	it.each([
		['area_industry', '优化产业体系'],
		['fig_roads', '新改建道路 23条'],
	])('opens the link ?start=%s', async (payload, expected) => {
		const { text } = await someone().say(`/start ${payload}`)

		expect(text).toContain(expected)
	})

	it.each([
		['/help', '/areas'],
		['/areas', '看其中一个方面'],
		['/figures', '110亿斤以上'],
		['/ask 粮食要打多少', '110亿斤以上'],
		['/ask', '/ask'],
		['/source', '出处'],
		['/tip', '今日一条'],
		['/subscribe', '订阅好了'],
		['/stop', '没有订阅'],
		['退订', '没有订阅'],
		['/settings', '没有订阅'],
		['/language', '请选择回复的语言'],
		['/privacy', '十分钟后忘掉'],
		['/delete', '都删掉了'],
		['/why', '不保存'],
		['/nonsense', '/areas'],
	])('answers %s', async (command, expected) => {
		expect(saidIn(await someone().say(command))).toContain(expected)
	})

	it('has the follow-ups of a conversation', async () => {
		const { say } = someone()
		await say('重点水利项目有几个')

		const { text } = await say('那投资呢')

		expect(text).toContain('40亿元')
	})

	it.each([
		['en', 'Hello, I am Wenbao'],
		['zh-hant', '您好，我是問報'],
		['zh-hans', '您好，我是问报'],
		['de', 'Hello, I am Wenbao'],
	])('greets in the language of the client: %s', async (code, expected) => {
		const { text } = await someone(code).say('/start')

		expect(text).toContain(expected)
	})

	it('keeps the language that was chosen', async () => {
		const { say } = someone()
		await say('/language en')

		const { text } = await say('今年修几条路')

		expect(text).toContain('23 roads')
	})

	it('reads captions', async () => {
		const { from, chat } = someone()

		bot.api.inject(photoWithCaption({ chat, from, caption: '今年修几条路' }))

		expect((await lastMessage(bot.api, chat.id)).text).toContain('23条')
	})

	it.each([
		['a voice message', voice],
		['a sticker', sticker],
		['a photo', photoWithCaption],
	])('says that it reads only words to %s', async (_, build) => {
		const { from, chat } = someone()

		bot.api.inject(build({ chat, from }))

		expect((await lastMessage(bot.api, chat.id)).text).toContain('打字')
	})

	it('changes its answer when the question is edited', async () => {
		const { from, chat } = someone()
		const question = textMessage({ chat, from, text: '今年修几条路' })
		bot.api.inject(question)
		const answer = await lastMessage(bot.api, chat.id)

		bot.api.inject(editedMessage(question.message, '今年新建几座桥'))

		await bot.api.until(() => bot.api.sentTo(chat.id).some(({ text }) => text?.includes('5座。') ?? false))
		expect(bot.api.sentTo(chat.id).map(({ message_id }) => message_id)).toEqual([answer.message_id])
	})

	it('turns a menu into the area that was pressed', async () => {
		const { from, chat, say } = someone()
		const menu = await say('/areas')

		const pressed = press(from, menu, 'area_agriculture')

		await bot.api.until(() => answersTo(pressed).length > 0)
		await bot.api.until(() => bot.api.sentTo(chat.id)[0]?.text?.startsWith('建设农业强市') ?? false)
		expect(bot.api.sentTo(chat.id)).toHaveLength(1)
	})

	it('does nothing more when the same button is pressed twice', async () => {
		const { from, chat, say } = someone()
		const menu = await say('/areas')
		press(from, menu, 'area_agriculture')
		const again = press(from, menu, 'area_agriculture')

		await bot.api.until(() => answersTo(again).length > 0)
		await say('谢谢')
		expect(bot.api.sentTo(chat.id)).toHaveLength(2)
	})

	it.each(['area_of_yesterday', 'fig_gone', 'x:1', ''])('explains the stale button %j', async (data) => {
		const { from, say } = someone()
		const menu = await say('/areas')

		const pressed = press(from, menu, data)

		await bot.api.until(() => answersTo(pressed).length > 0)
		expect(answersTo(pressed)[0]?.payload).toMatchObject({
			show_alert: true,
			text: expect.stringContaining('过期'),
		})
	})

	it('counts a vote and takes the votes away', async () => {
		const { from, chat, say } = someone()
		const answer = await say('今年修几条路')

		press(from, answer, 'up_fig_roads')

		await bot.api.until(() => buttonsOf(bot.api.sentTo(chat.id)[0]).every(({ text }) => text !== '👍'))
		expect(bot.votes.at(-1)).toEqual({ channel: 'telegram', about: 'fig_roads', useful: true })
	})

	it('counts a vote once, and only one that its message offers', async () => {
		const { from, chat, say } = someone()
		const answer = await say('今年修几条路')
		const count = bot.votes.length
		press(from, answer, 'up_fig_roads')
		press(from, answer, 'up_fig_roads')

		const last = press(from, answer, 'up_whatever anybody writes')

		await bot.api.until(() => answersTo(last).length > 0 && bot.api.sentTo(chat.id).length > 0)
		expect(bot.votes.length - count).toBe(1)
	})

	it('writes nothing to somebody who has blocked it', async () => {
		const { from, chat, say } = someone()
		await say('今年修几条路')
		bot.api.inject(myChatMember({ chat, from, bot: bot.api.me, was: 'member', becomes: 'kicked' }))

		bot.api.inject(textMessage({ chat, from, text: '桥呢' }))

		await bot.api.until(() =>
			bot.api.calls.some((call) => call.payload['chat_id'] === chat.id && call.status === 403),
		)
		expect(bot.api.sentTo(chat.id)).toHaveLength(1)
	})
})
