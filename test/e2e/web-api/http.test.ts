import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { openRealTalk } from '../../support/real-door.ts'
import { startWeb } from '../../support/web.ts'

/** What a server says to bytes that no client of HTTP would send. */
const send = async (url: string, bytes: string): Promise<string> => {
	const { hostname, port } = new URL(url)
	const socket = connect({ host: hostname, port: Number(port) })
	let heard = ''
	socket.setEncoding('utf8').on('data', (text: string) => {
		heard += text
	})
	socket.end(bytes)
	await once(socket, 'close')
	return heard
}

const post = (body: string, ...headers: readonly string[]): string =>
	['POST /api/messages HTTP/1.1', 'Host: x', 'Connection: close', ...headers, '', body].join('\r\n')

describe('over HTTP, through the real door', () => {
	it('answers with the figure, its caveat and its place', async () => {
		const { handle } = await openRealTalk()
		await using web = await startWeb({ handle })

		const response = await web.post('/api/messages', { text: '今年修几条路' })

		expect(await response.json()).toMatchObject({
			outcome: 'answer',
			text: expect.stringMatching(/目标[\s\S]*23条[\s\S]*出处/u),
		})
	})

	it('answers the messages of one conversation in their order', async () => {
		const { handle } = await openRealTalk()
		await using web = await startWeb({ handle })
		const conversation = 'A'.repeat(22)

		const answers = await Promise.all(
			['/areas', '1', '/areas', '2'].map(async (text) => {
				const response = await web.post('/api/messages', { text, conversation })
				return (await response.json()) as { topics: readonly string[] }
			}),
		)

		expect(answers.map(({ topics }) => topics.length)).toEqual([0, 1, 0, 1])
	})

	it.each([
		['no length', post('{}', 'Content-Type: application/json')],
		[
			'another encoding of the body',
			post('{}', 'Content-Type: application/json', 'Content-Encoding: gzip', 'Content-Length: 2'),
		],
		['a length that is none', post('{}', 'Content-Type: application/json', 'Content-Length: many')],
		['two lengths', post('{}', 'Content-Type: application/json', 'Content-Length: 2', 'Content-Length: 3')],
		['a header that never ends', post('{}', `X: ${'x'.repeat(40_000)}`)],
		[
			'a forged host and proxy',
			post('{}', 'Host: evil.example', 'X-Forwarded-For: ,,;', 'Content-Length: 2'),
		],
		['no HTTP', 'hello\r\n\r\n'],
	])('refuses %s, and goes on', async (_, bytes) => {
		await using web = await startWeb()

		expect(await send(web.url, bytes)).toMatch(/^HTTP\/1\.1 4\d\d /u)
		expect((await web.post('/api/messages', { text: 'grain' })).status).toBe(200)
	})

	it('lets a caller hang up in the middle', async () => {
		await using web = await startWeb()
		const gone = new AbortController()

		const asked = fetch(`${web.url}/api/messages`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ text: 'grain' }),
			signal: gone.signal,
		})
		gone.abort()

		await expect(asked).rejects.toThrow()
		expect((await web.post('/api/messages', { text: 'grain' })).status).toBe(200)
	})

	it('allows no other origin', async () => {
		await using web = await startWeb()

		const preflight = await fetch(`${web.url}/api/messages`, {
			method: 'OPTIONS',
			headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
		})
		const asked = await web.post('/api/messages', { text: 'grain' }, { origin: 'https://evil.example' })

		expect(preflight.status).toBe(404)
		for (const { headers } of [preflight, asked])
			expect(headers.get('access-control-allow-origin')).toBeNull()
	})

	it.each(['/', '/report', '/cards/x', '/api/docs.json', '/healthz', '/nothing'])(
		'sends the headers that keep %s safe',
		async (path) => {
			await using web = await startWeb()

			expect(Object.fromEntries((await web.get(path)).headers)).toMatchObject({
				'content-security-policy': expect.stringMatching(/^default-src 'none'/u),
				'x-content-type-options': 'nosniff',
				'referrer-policy': 'no-referrer',
			})
		},
	)
})
