import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Channel } from '../../../src/ports/channel.ts'
import { createServer } from '../../../src/server/create-server.ts'

const LINK = 'https://login.example/secret'

const channel: Channel = {
	name: 'test',
	capabilities: {
		maxText: { unit: 'bytes', limit: 2048 },
		buttons: false,
		images: false,
		threads: false,
		proactive: 'none',
		replyWindowMs: 0,
	},
	routes: [],
	outbox: null,
	health: () => ({ ok: false, detail: 'waits for a login', secret: LINK }),
	run: async () => undefined,
	stop: async () => undefined,
}

const server = createServer({ channels: [channel], logger: pino({ level: 'silent' }) })
beforeAll(() => server.ready())
afterAll(() => server.close())

const ready = async (remoteAddress: string, headers: Readonly<Record<string, string>>) =>
	(await server.inject({ url: '/readyz', remoteAddress, headers })).body

it.each(['127.0.0.1:8080', 'localhost', '[::1]:8080'])(
	'tells a secret to who asks from here: %s',
	async (host) => {
		expect(await ready('127.0.0.1', { host })).toContain(LINK)
	},
)

it.each([
	['another machine', '10.0.0.7', { host: '127.0.0.1' }],
	['a proxy on this one', '127.0.0.1', { host: 'localhost', 'x-forwarded-for': '10.0.0.7' }],
	['a page under a name that leads here', '127.0.0.1', { host: 'evil.example' }],
])('tells no secret to %s, and the rest', async (_, address, headers) => {
	const body = await ready(address, headers)

	expect([body.includes('waits for a login'), body.includes(LINK)]).toEqual([true, false])
})
