import { createServer } from 'node:http'
import { Bot, GrammyError, InlineKeyboard, InputFile, webhookCallback } from 'grammy'
import { describe, expect, it } from 'vitest'
import type { BotApi } from '../../../support/bot-api/bot-api.ts'
import { callbackQuery, inlineQuery, textMessage } from '../../../support/bot-api/updates.ts'
import { ann, annChat, openServer } from './ask.ts'
import { pngOf } from './tiny-image.ts'

const botOf = ({ token, url }: BotApi): Bot => new Bot(token, { client: { apiRoot: url } })

describe('grammY on the test server', () => {
	it('polls, answers messages, callbacks and inline queries', async () => {
		await using server = await openServer()
		const { api } = server
		const bot = botOf(api)
		bot.on('message:text', (context) =>
			context.reply('Ask', { reply_markup: new InlineKeyboard().text('More', 'more') }),
		)
		bot.on('callback_query', (context) => context.answerCallbackQuery('There is no more'))
		bot.on('inline_query', (context) => context.answerInlineQuery([]))
		const running = bot.start()
		api.inject(textMessage({ chat: annChat, from: ann, text: '/start' }))
		await api.until(() => api.sentTo(7).length === 1)
		const [message] = api.sentTo(7)
		if (message === undefined) throw new TypeError('No message')
		api.inject(callbackQuery({ from: ann, message, data: 'more' }))
		api.inject(inlineQuery({ from: ann, query: 'grain' }))
		await api.until(() => api.pending === 0)
		await bot.stop()
		await running
		expect(api.calls.filter(({ method }) => method.startsWith('answer'))).toMatchObject([
			{ method: 'answerCallbackQuery', status: 200 },
			{ method: 'answerInlineQuery', status: 200 },
		])
	})

	it('uploads a photo from a buffer', async () => {
		await using server = await openServer()
		const photo = new InputFile(pngOf(800, 600), 'a.png')
		await botOf(server.api).api.sendPhoto(7, photo, {
			caption: '粮食',
			reply_markup: new InlineKeyboard().text('More', 'more'),
		})
		expect(server.api.sentTo(7)[0]).toMatchObject({
			photo: [{ width: 800, height: 600 }],
			caption: '粮食',
			reply_markup: { inline_keyboard: [[{ text: 'More', callback_data: 'more' }]] },
		})
	})

	it('listens to a webhook', async () => {
		await using server = await openServer()
		const { api } = server
		const bot = botOf(api)
		bot.on('message', (context) => context.reply('Heard'))
		const http = createServer(webhookCallback(bot, 'http', { secretToken: 's3cret' }))
		await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
		const address = http.address()
		const port = typeof address === 'object' ? address?.port : undefined
		await bot.api.setWebhook(`http://127.0.0.1:${port}/`, { secret_token: 's3cret' })
		api.inject(textMessage({ chat: annChat, from: ann, text: 'x' }))
		await api.until(() => api.pending === 0)
		http.close()
		http.closeAllConnections()
		expect([api.webhookStatuses, api.sentTo(7).map(({ text }) => text)]).toEqual([[200], ['Heard']])
	})

	it('tells how long to wait', async () => {
		await using server = await openServer({
			limits: { perSecond: 30, perChatPerSecond: 1, perGroupPerMinute: 20 },
		})
		const { api } = botOf(server.api)
		await api.sendMessage(7, 'one')
		const error: unknown = await api.sendMessage(7, 'two').catch((reason: unknown) => reason)
		expect(error instanceof GrammyError && error.parameters).toEqual({ retry_after: 1 })
	})
})
