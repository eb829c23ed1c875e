import { describe, expect, it } from 'vitest'
import { privateChat, user } from '../../../support/bot-api/updates.ts'
import { type Asked, openServer, refusal } from './ask.ts'

const MANY = 1000

const tooMany = (retry_after: number): object => ({
	...refusal(`Too Many Requests: retry after ${retry_after}`, 429),
	parameters: { retry_after },
})

const send = ({ ask }: Asked, chat_id: number): Promise<unknown> => ask('sendMessage', { chat_id, text: 'x' })

describe('the rates', () => {
	it('are off by default', async () => {
		await using server = await openServer()
		for (let count = 0; count < 3; count++) await send(server, 7)
		expect(server.api.sentTo(7)).toHaveLength(3)
	})

	it('refuse more than a chat takes in a second', async () => {
		await using server = await openServer({
			limits: { perSecond: MANY, perChatPerSecond: 1, perGroupPerMinute: MANY },
		})
		await send(server, 7)
		expect(await send(server, 7)).toEqual(tooMany(1))
	})

	it('refuse more than all chats take in a second', async () => {
		await using server = await openServer({
			limits: { perSecond: 1, perChatPerSecond: MANY, perGroupPerMinute: MANY },
		})
		server.api.addChat(privateChat(user(8)))
		await send(server, 7)
		expect(await send(server, 8)).toEqual(tooMany(1))
	})

	it('refuse more than a group takes in a minute', async () => {
		await using server = await openServer({
			limits: { perSecond: MANY, perChatPerSecond: MANY, perGroupPerMinute: 1 },
		})
		await send(server, -100500)
		expect(await send(server, -100500)).toEqual(tooMany(60))
	})

	it('of a group do not hold for a citizen', async () => {
		await using server = await openServer({
			limits: { perSecond: MANY, perChatPerSecond: MANY, perGroupPerMinute: 1 },
		})
		await send(server, 7)
		expect(await send(server, 7)).toMatchObject({ ok: true })
	})
})
