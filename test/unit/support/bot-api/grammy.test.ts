import { Bot, InlineKeyboard } from 'grammy'
import { describe, expect, it } from 'vitest'
import { createBotApi } from '../../../support/bot-api/create-bot-api.ts'
import {
	callbackQuery,
	inlineQuery,
	privateChat,
	textMessage,
	user,
} from '../../../support/bot-api/updates.ts'

const ann = user(7)
const chat = privateChat(ann)

describe('grammY on the test server', () => {
	it('polls, answers messages, callbacks and inline queries', async () => {
		await using api = await createBotApi()
		const bot = new Bot(api.token, { client: { apiRoot: api.url } })
		bot.on('message:text', (context) =>
			context.reply(`You said ${context.msg.text}`, {
				reply_markup: new InlineKeyboard().text('More', 'more'),
			}),
		)
		bot.on('callback_query', (context) => context.answerCallbackQuery('There is no more'))
		bot.on('inline_query', (context) => context.answerInlineQuery([]))
		const running = bot.start()
		api.inject(textMessage({ chat, from: ann, text: '/start' }))
		await api.until(() => api.sentTo(7).length === 1)
		const [message] = api.sentTo(7)
		if (message === undefined) throw new TypeError('No message')
		api.inject(callbackQuery({ from: ann, message, data: 'more' }))
		api.inject(inlineQuery({ from: ann, query: 'grain' }))
		await api.until(() => api.pending === 0)
		await bot.stop()
		await running
		expect(api.calls.filter(({ method }) => method.startsWith('answer')).map(({ status }) => status)).toEqual(
			[200, 200],
		)
	})
})
