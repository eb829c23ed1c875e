import { describe, expect, it } from 'vitest'
import { type Asked, openServer, refusal } from './ask.ts'

const say = { chat_id: 7, text: 'x' }

/** The raw answer to sendMessage. */
const send = ({ api }: Asked, signal?: AbortSignal): Promise<Response> =>
	fetch(`${api.url}/bot${api.token}/sendMessage?chat_id=7&text=x`, { signal: signal ?? null })

describe('a fault', () => {
	it('answers with its error', async () => {
		await using server = await openServer()
		const parameters = { retry_after: 3 }
		server.api.fault({ method: 'sendMessage', kind: 'error', code: 429, description: 'Too Many', parameters })
		expect(await server.ask('sendMessage', say)).toEqual({ ...refusal('Too Many', 429), parameters })
	})

	it('meets as many calls as it says', async () => {
		await using server = await openServer()
		server.api.fault({ method: 'sendMessage', kind: 'error', code: 500, description: 'x', times: 2 })
		const answers = [1, 2, 3].map(() => server.ask('sendMessage', say))
		expect((await Promise.all(answers)).map(({ ok }) => ok).sort()).toEqual([false, false, true])
	})

	it('meets only the calls it is for', async () => {
		await using server = await openServer()
		const when = ({ chat_id }: Readonly<Record<string, unknown>>) => chat_id === 8
		server.api.fault({ method: 'sendMessage', kind: 'error', code: 500, description: 'x', when })
		expect((await server.ask('sendMessage', say)).ok).toBe(true)
	})

	it('breaks the connection without an effect', async () => {
		await using server = await openServer()
		server.api.fault({ method: 'sendMessage', kind: 'drop' })
		await expect(send(server)).rejects.toThrow()
		expect(server.api.sentTo(7)).toEqual([])
	})

	it('breaks the connection after the effect', async () => {
		await using server = await openServer()
		server.api.fault({ method: 'sendMessage', kind: 'drop', afterEffect: true })
		await expect(send(server)).rejects.toThrow()
		expect(server.api.sentTo(7)).toHaveLength(1)
	})

	it('leaves a broken call with status 0', async () => {
		await using server = await openServer()
		server.api.fault({ method: 'sendMessage', kind: 'drop' })
		await expect(send(server)).rejects.toThrow()
		await server.api.until(() => server.api.calls[0]?.status === 0)
		expect(server.api.inFlight).toBe(0)
	})

	it('hangs until the client goes', async () => {
		await using server = await openServer()
		server.api.fault({ method: 'sendMessage', kind: 'hang', afterEffect: true })
		const hangUp = new AbortController()
		const sending = send(server, hangUp.signal)
		await server.api.until(() => server.api.sentTo(7).length === 1)
		const during = server.api.inFlight
		hangUp.abort()
		await expect(sending).rejects.toThrow()
		await server.api.until(() => server.api.inFlight === 0)
		expect([during, server.api.maxInFlight]).toEqual([1, 1])
	})

	it("answers with a proxy's page", async () => {
		await using server = await openServer()
		server.api.fault({ method: 'sendMessage', kind: 'html502' })
		const response = await send(server)
		expect([response.status, response.headers.get('content-type')]).toEqual([502, 'text/html'])
	})
})
