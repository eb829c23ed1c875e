import { expect, it } from 'vitest'
import { createBotApi } from '../../support/bot-api/create-bot-api.ts'
import { textMessage } from '../../support/bot-api/updates.ts'
import { lastMessage, startBot } from '../../support/telegram-bot.ts'
import { newPerson, newTalker } from '../../support/telegram-chats.ts'

it('names the setting when the token is refused', async () => {
	await using bot = await startBot({ config: { token: '1:wrong' } })

	await expect(bot.ended).rejects.toMatchObject({
		code: 'TELEGRAM_TOKEN_REFUSED',
		message: expect.stringContaining('TELEGRAM_BOT_TOKEN'),
		hint: expect.stringContaining('@BotFather'),
	})
})

it('ends with what to do when another program polls', async () => {
	await using bot = await startBot()
	bot.api.fault({
		method: 'getUpdates',
		kind: 'error',
		code: 409,
		description: 'Conflict: terminated by other getUpdates request',
		times: 50,
	})

	const person = newPerson()
	bot.api.inject(textMessage({ ...person, text: '/help' }))

	await expect(bot.ended).rejects.toMatchObject({ code: 'TELEGRAM_SECOND_POLLER' })
})

it('waits for an API that cannot be reached, says so, and answers once it is there', async () => {
	await using api = await createBotApi()
	api.fault({ method: 'getMe', kind: 'drop', times: 3 })
	const bot = await startBot({ api, config: { backoffMs: 300 } })
	await api.until(() => api.calls.length > 0)
	await expect
		.poll(() => bot.health())
		.toMatchObject({ ok: false, detail: expect.stringContaining('out of reach') })
	const person = newPerson()

	api.inject(textMessage({ ...person, text: 'how many roads' }))

	expect((await lastMessage(api, person.chat.id)).text).toContain('23 roads')
	await bot.stop()
})

it('stops at once while it cannot reach the API', async () => {
	await using bot = await startBot({ config: { apiRoot: 'http://127.0.0.1:9', backoffMs: 60_000 } })
	await expect.poll(() => bot.health().detail).toContain('out of reach')

	await bot.stop()

	await expect(bot.ended).resolves.toBeUndefined()
})

it('goes on where the webhook of an earlier start was set', async () => {
	await using api = await createBotApi()
	const webhook = await startBot({ mode: 'webhook', api })
	await api.until(() => api.webhook !== undefined)
	await webhook.stop()

	await using bot = await startBot({ mode: 'polling', api })

	const person = newPerson()
	api.inject(textMessage({ ...person, text: 'how many roads' }))
	expect((await lastMessage(bot.api, person.chat.id)).text).toContain('23 roads')
})

it('lists for each scope and language just commands that it answers', async () => {
	await using bot = await startBot()
	await bot.api.until(() => bot.api.calls.some(({ method }) => method === 'getUpdates'))

	const lists = bot.api.calls.filter(({ method }) => method === 'setMyCommands')
	const listed = new Set(
		lists.flatMap(({ payload }) =>
			(payload['commands'] as { command: string }[]).map(({ command }) => command),
		),
	)
	const { say } = newTalker(bot.api, 'en')
	const unanswered: string[] = []
	for (const command of listed) {
		const { text = '' } = await say(`/${command}`)
		// What is not known as a command is answered with the help.
		if (command !== 'help' && text.includes('Commands:')) unanswered.push(command)
	}
	expect({ lists: lists.map(({ status }) => status), unanswered }).toEqual({
		lists: Array.from({ length: 6 }, () => 200),
		unanswered: [],
	})
})

it.each([
	['no secret', {}, 401],
	['a wrong secret', { 'x-telegram-bot-api-secret-token': 'guessed' }, 401],
	['no update', { 'x-telegram-bot-api-secret-token': 'a-secret-of-the-tests' }, 400],
])('refuses a webhook call with %s', async (_, headers, status) => {
	await using bot = await startBot({ mode: 'webhook' })

	const response = await fetch(`${bot.url}/telegram/webhook`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: '{"update_id":"x"}',
	})

	expect(response.status).toBe(status)
})

it('tells that it is ready once Telegram is connected', async () => {
	await using bot = await startBot({ mode: 'webhook' })
	await bot.api.until(() => bot.api.webhook !== undefined)

	const response = await fetch(`${bot.url}/readyz`)

	expect([response.status, await response.json()]).toEqual([
		200,
		{ ok: true, channels: { telegram: { ok: true, detail: 'connected' } } },
	])
})
