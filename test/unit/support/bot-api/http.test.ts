import { describe, expect, it } from 'vitest'
import { openServer, refusal } from './ask.ts'

const say = { chat_id: 7, text: 'x' }

describe('the server', () => {
	it('tells who the bot is', async () => {
		await using server = await openServer({ token: '5:x', me: { id: 5, username: 'report_bot' } })
		expect(await server.ask('getMe')).toMatchObject({ ok: true, result: { id: 5, username: 'report_bot' } })
	})

	it('refuses a wrong token', async () => {
		await using server = await openServer()
		const response = await fetch(`${server.api.url}/bot1:wrong/getMe`)
		expect([response.status, await response.json()]).toEqual([401, refusal('Unauthorized', 401)])
	})

	it('refuses an unknown method', async () => {
		await using server = await openServer()
		expect(await server.ask('sendSong')).toEqual(refusal('Not Found: method not found', 404))
	})

	it('refuses another path', async () => {
		await using server = await openServer()
		expect((await fetch(`${server.api.url}/getMe`)).status).toBe(404)
	})

	it('refuses a body that is no JSON', async () => {
		await using server = await openServer()
		const response = await fetch(`${server.api.url}/bot${server.api.token}/getMe`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: '{',
		})
		expect(await response.json()).toEqual(refusal("Bad Request: can't parse JSON object"))
	})

	it('takes parameters in the address, and methods in any case', async () => {
		await using server = await openServer()
		await fetch(`${server.api.url}/bot${server.api.token}/SENDMESSAGE?chat_id=7&text=5`)
		expect(server.api.sentTo(7)[0]?.text).toBe('5')
	})

	it('takes a form', async () => {
		await using server = await openServer()
		const body = new URLSearchParams({ chat_id: '7', text: 'true' })
		await fetch(`${server.api.url}/bot${server.api.token}/sendMessage`, { method: 'POST', body })
		expect(server.api.sentTo(7)[0]?.text).toBe('true')
	})

	it('answers with the HTTP status of the error', async () => {
		await using server = await openServer()
		const response = await fetch(`${server.api.url}/bot${server.api.token}/sendMessage?chat_id=99&text=x`)
		expect(response.status).toBe(400)
	})

	it('counts the calls under way at once', async () => {
		await using server = await openServer({ latencyMs: 20 })
		await Promise.all([server.ask('sendMessage', say), server.ask('sendMessage', say)])
		expect([server.api.maxInFlight, server.api.inFlight]).toEqual([2, 0])
	})

	it('keeps each call with its status and why it was refused', async () => {
		await using server = await openServer()
		await server.ask('sendMessage', { ...say, chat_id: 99 })
		expect(server.api.calls).toMatchObject([
			{ method: 'sendMessage', status: 400, description: 'Bad Request: chat not found' },
		])
	})
})

describe('until', () => {
	it('resolves at the call that makes it true', async () => {
		await using server = await openServer()
		const sent = server.api.until(() => server.api.sentTo(7).length === 1)
		await server.ask('sendMessage', say)
		await expect(sent).resolves.toBeUndefined()
	})

	it('rejects with the last calls', async () => {
		await using server = await openServer()
		await server.ask('sendMessage', { ...say, chat_id: 99 })
		await expect(server.api.until(() => false, 5)).rejects.toThrow(
			'sendMessage {"chat_id":99,"text":"x"} → 400 Bad Request: chat not found',
		)
	})

	it('rejects when its condition throws', async () => {
		await using server = await openServer()
		let broken = false
		const waiting = server.api.until(() => {
			if (broken) throw new Error('broken')
			return false
		})
		const rejected = expect(waiting).rejects.toThrow('broken')
		broken = true
		await server.ask('getMe')
		await rejected
	})

	it('rejects when the server stops', async () => {
		await using server = await openServer()
		const rejected = expect(server.api.until(() => false)).rejects.toThrow('The server stopped')
		await server.api.stop()
		await rejected
	})
})
