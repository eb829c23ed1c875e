import type { Update } from 'grammy/types'
import { describe, expect, it } from 'vitest'
import { privateChat, textMessage, user } from '../../../support/bot-api/updates.ts'
import { type Asked, ann, annChat, openServer, refusal } from './ask.ts'
import { listen } from './listener.ts'

const say = ({ api }: Asked, text: string): Update =>
	api.inject(textMessage({ chat: annChat, from: ann, text }))
const sayAs = ({ api }: Asked, id: number): Update =>
	api.inject(textMessage({ chat: privateChat(user(id)), from: user(id), text: 'x' }))

describe('a webhook', () => {
	it('is pushed each update with the secret', async () => {
		await using bot = await listen()
		await using server = await openServer()
		await server.ask('setWebhook', { url: bot.url, secret_token: 's3cret' })
		const update = say(server, 'one')
		await server.api.until(() => server.api.pending === 0)
		expect([bot.pushed[0]?.update, bot.pushed[0]?.headers['x-telegram-bot-api-secret-token']]).toEqual([
			update,
			's3cret',
		])
	})

	it('is pushed what waited before it was set', async () => {
		await using bot = await listen()
		await using server = await openServer()
		say(server, 'one')
		await server.ask('setWebhook', { url: bot.url })
		await server.api.until(() => server.api.pending === 0)
		expect(bot.pushed).toHaveLength(1)
	})

	it('is not pushed what was dropped', async () => {
		await using bot = await listen()
		await using server = await openServer()
		say(server, 'one')
		await server.ask('setWebhook', { url: bot.url, drop_pending_updates: true })
		say(server, 'two')
		await server.api.until(() => server.api.pending === 0)
		expect(bot.pushed.map(({ update }) => update.message?.text)).toEqual(['two'])
	})

	it('is pushed an update again until it takes it', async () => {
		await using bot = await listen((_, count) => ({ status: count < 3 ? 500 : 200 }))
		await using server = await openServer({ webhook: { backoffMs: 1 } })
		await server.ask('setWebhook', { url: bot.url })
		say(server, 'one')
		await server.api.until(() => server.api.pending === 0)
		expect(server.api.webhookStatuses).toEqual([500, 500, 200])
	})

	it('is pushed an update again when it does not answer in time', async () => {
		await using bot = await listen((_, count) => (count === 1 ? null : { status: 200 }))
		await using server = await openServer({ webhook: { backoffMs: 1, timeoutMs: 30 } })
		await server.ask('setWebhook', { url: bot.url })
		say(server, 'one')
		await server.api.until(() => server.api.pending === 0)
		expect(server.api.webhookStatuses).toEqual([0, 200])
	})

	it('is pushed the updates of one chat one after another', async () => {
		await using bot = await listen((_, count) => ({ status: count === 1 ? 500 : 200 }))
		await using server = await openServer({ webhook: { backoffMs: 1 } })
		await server.ask('setWebhook', { url: bot.url })
		say(server, 'one')
		say(server, 'two')
		await server.api.until(() => server.api.pending === 0)
		expect(bot.pushed.map(({ update }) => update.message?.text)).toEqual(['one', 'one', 'two'])
	})

	it('is pushed updates of several chats side by side, up to max_connections', async () => {
		const both = Promise.withResolvers<void>()
		let open = 0
		let most = 0
		await using bot = await listen(async () => {
			most = Math.max(most, ++open)
			if (open === 2) both.resolve()
			await both.promise
			open--
			return { status: 200 }
		})
		await using server = await openServer()
		await server.ask('setWebhook', { url: bot.url, max_connections: 2 })
		for (const id of [1, 2, 3, 4, 5]) sayAs(server, id)
		await server.api.until(() => server.api.pending === 0)
		expect(most).toBe(2)
	})

	it('is pushed an update again under the same number', async () => {
		await using bot = await listen()
		await using server = await openServer()
		await server.ask('setWebhook', { url: bot.url })
		const update = say(server, 'one')
		server.api.redeliver(update)
		await server.api.until(() => server.api.pending === 0)
		expect(bot.pushed.map((pushed) => pushed.update)).toEqual([update, update])
	})

	it('confirms what was taken', async () => {
		await using bot = await listen()
		await using server = await openServer()
		await server.ask('setWebhook', { url: bot.url })
		const { update_id } = say(server, 'one')
		await server.api.until(() => server.api.pending === 0)
		expect(server.api.confirmedBelow).toBe(update_id + 1)
	})

	it('may answer with a call', async () => {
		const body = JSON.stringify({ method: 'sendMessage', chat_id: 7, text: 'At once' })
		await using bot = await listen(() => ({ status: 200, body }))
		await using server = await openServer()
		await server.ask('setWebhook', { url: bot.url })
		say(server, 'one')
		await server.api.until(() => server.api.sentTo(7).length === 1)
		expect(server.api.sentTo(7)[0]?.text).toBe('At once')
	})

	it('is pushed nothing once it is deleted', async () => {
		await using bot = await listen()
		await using server = await openServer()
		await server.ask('setWebhook', { url: bot.url })
		await server.ask('deleteWebhook')
		say(server, 'one')
		expect([server.api.webhook, server.api.pending]).toEqual([undefined, 1])
	})

	it('is told by getWebhookInfo, with the last error', async () => {
		await using bot = await listen(() => ({ status: 500 }))
		await using server = await openServer({ webhook: { backoffMs: 5000 } })
		await server.ask('setWebhook', { url: bot.url, allowed_updates: ['message'] })
		say(server, 'one')
		await server.api.until(() => server.api.webhookStatuses.length === 1)
		expect(await server.ask('getWebhookInfo')).toMatchObject({
			result: {
				url: bot.url,
				pending_update_count: 1,
				max_connections: 40,
				allowed_updates: ['message'],
				last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
			},
		})
	})

	it('ends a poll that waits', async () => {
		await using bot = await listen()
		await using server = await openServer()
		const polling = server.ask('getUpdates', { timeout: 50 })
		await server.api.until(() => server.api.calls.length === 1)
		await server.ask('setWebhook', { url: bot.url })
		expect(await polling).toEqual(refusal('Conflict: terminated by setWebhook request', 409))
	})

	it('refuses getUpdates', async () => {
		await using bot = await listen()
		await using server = await openServer()
		await server.ask('setWebhook', { url: bot.url })
		expect(await server.ask('getUpdates')).toEqual(
			refusal(
				"Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
				409,
			),
		)
	})

	it.each([
		['an http address elsewhere', { url: 'http://example.com/' }, 'invalid webhook URL specified'],
		['no address', { url: 'hook' }, 'invalid webhook URL specified'],
		['a secret of 257', { secret_token: 'x'.repeat(257) }, 'secret token is too long'],
		['a secret with a space', { secret_token: 'a b' }, 'secret token contains unallowed characters'],
		['an address that is a number', { url: 5 }, 'field "url" must be of type String'],
	])('with %s is refused', async (_, payload, why) => {
		await using server = await openServer()
		expect(await server.ask('setWebhook', { url: 'https://example.com/', ...payload })).toEqual(
			refusal(`Bad Request: ${why}`),
		)
	})
})
