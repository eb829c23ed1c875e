import type { Update } from 'grammy/types'
import { describe, expect, it } from 'vitest'
import { myChatMember, textMessage } from '../../../support/bot-api/updates.ts'
import { type Asked, ann, annChat, openServer, refusal, resultOf, square } from './ask.ts'

const say = ({ api }: Asked, text: string): Update =>
	api.inject(textMessage({ chat: annChat, from: ann, text }))

const poll = ({ ask }: Asked, payload: object = {}): Promise<readonly Update[]> =>
	resultOf<readonly Update[]>(ask('getUpdates', payload))

const texts = (updates: readonly Update[]): readonly unknown[] => updates.map(({ message }) => message?.text)

/** Polls are under way once the server has them among its calls. */
const begun = ({ api }: Asked, polls: number): Promise<void> =>
	api.until(() => api.calls.filter(({ method }) => method === 'getUpdates').length === polls)

describe('getUpdates', () => {
	it('hands out the same until an offset confirms them', async () => {
		await using server = await openServer()
		say(server, 'one')
		await poll(server)
		expect(texts(await poll(server))).toEqual(['one'])
	})

	it('confirms what is below the offset', async () => {
		await using server = await openServer()
		const { update_id } = say(server, 'one')
		say(server, 'two')
		const updates = await poll(server, { offset: update_id + 1 })
		expect([texts(updates), server.api.pending, server.api.confirmedBelow]).toEqual([
			['two'],
			1,
			update_id + 1,
		])
	})

	it('takes a negative offset from the end', async () => {
		await using server = await openServer()
		for (const text of ['one', 'two', 'three']) say(server, text)
		expect(texts(await poll(server, { offset: -2 }))).toEqual(['two', 'three'])
	})

	it('keeps the limit', async () => {
		await using server = await openServer()
		say(server, 'one')
		say(server, 'two')
		expect(texts(await poll(server, { limit: 1 }))).toEqual(['one'])
	})

	it('hands out 100 at most', async () => {
		await using server = await openServer()
		for (let count = 0; count < 101; count++) say(server, 'x')
		expect(await poll(server, { limit: 1000 })).toHaveLength(100)
	})

	it('waits for an update', async () => {
		await using server = await openServer()
		const waiting = poll(server, { timeout: 50 })
		await begun(server, 1)
		say(server, 'one')
		expect(texts(await waiting)).toEqual(['one'])
	})

	it('hands out an update again under the same number', async () => {
		await using server = await openServer()
		const update = say(server, 'one')
		await poll(server, { offset: update.update_id + 1 })
		server.api.redeliver(update)
		expect(await poll(server, { offset: update.update_id + 1 })).toEqual([update])
	})

	it('leaves out what is only sent when named', async () => {
		await using server = await openServer()
		const member = myChatMember({ chat: square, from: ann, bot: ann, was: 'left', becomes: 'member' })
		server.api.inject({ chat_member: member.my_chat_member })
		expect(await poll(server)).toEqual([])
	})

	it('hands out only the types named', async () => {
		await using server = await openServer()
		say(server, 'one')
		expect(await poll(server, { allowed_updates: ['callback_query'] })).toEqual([])
	})

	it('keeps the types named before', async () => {
		await using server = await openServer()
		await poll(server, { allowed_updates: ['callback_query'] })
		say(server, 'one')
		expect(await poll(server)).toEqual([])
	})

	it('ends the older of two', async () => {
		await using server = await openServer()
		const older = server.ask('getUpdates', { timeout: 50 })
		await begun(server, 1)
		void poll(server, { timeout: 50 })
		expect(await older).toEqual(
			refusal(
				'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
				409,
			),
		)
	})

	it('is free for the next when the client hangs up', async () => {
		await using server = await openServer()
		const { api } = server
		const hangUp = new AbortController()
		const gone = fetch(`${api.url}/bot${api.token}/getUpdates?timeout=50`, { signal: hangUp.signal })
		await begun(server, 1)
		hangUp.abort()
		await expect(gone).rejects.toThrow()
		await api.until(() => api.calls[0]?.status === 0)
		const next = poll(server, { timeout: 50 })
		await begun(server, 2)
		say(server, 'one')
		expect(texts(await next)).toEqual(['one'])
	})

	it.each([
		['offset', 'x', 'Number'],
		['allowed_updates', 'message', 'Array'],
		['allowed_updates', [5], 'Array of String'],
	])('refuses %s %o', async (name, value, type) => {
		await using server = await openServer()
		expect(await server.ask('getUpdates', { [name]: value })).toEqual(
			refusal(`Bad Request: field "${name}" must be of type ${type}`),
		)
	})
})
