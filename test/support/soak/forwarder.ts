import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { type LocalServer, listenLocally } from '../local-server.ts'

/** They belong to one connection; fetch refuses to send the last. */
const OF_THE_CONNECTION: readonly string[] = ['host', 'connection', 'content-length', 'transfer-encoding']

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
	Object.fromEntries(
		Object.entries(headers).flatMap(([name, value]) =>
			typeof value === 'string' && !OF_THE_CONNECTION.includes(name) ? [[name, value]] : [],
		),
	)

/**
 * Hands each request to the first of its addresses that answers, and the answer back; 502 where none does. Whoever
 * hangs up on it is hung up on behind it.
 */
const startForwarder = async (addressesOf: (path: string) => readonly string[]): Promise<LocalServer> => {
	const forward = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const hungUp = new AbortController()
		response.once('close', () => hungUp.abort())
		const body = await buffer(request)
		for (const address of addressesOf(request.url ?? '/'))
			try {
				const { method = 'POST' } = request
				const answer = await fetch(address, {
					method,
					headers: headersOf(request),
					signal: hungUp.signal,
					...(body.length > 0 ? { body } : {}),
				})
				const text = await answer.text()
				response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text)
				return
			} catch {
				if (hungUp.signal.aborted) return
			}
		response.writeHead(502).end()
	}
	const server = createServer((request, response) => {
		forward(request, response).catch(() => response.destroy())
	})
	return listenLocally(server)
}

/** A way to the test server that writes into each call's payload who came by it: `via`. */
export const startVia = (serverUrl: string, name: string): Promise<LocalServer> =>
	startForwarder((path) => [`${serverUrl}${path}${path.includes('?') ? '&' : '?'}via=${name}`])

/** In front of replicas: each request to the next of them, to another where that one is down. */
export const startRoundRobin = (urls: readonly string[]): Promise<LocalServer> => {
	let turn = 0
	return startForwarder((path) => {
		turn += 1
		return urls.map((_, offset) => `${urls[(turn + offset) % urls.length]}${path}`)
	})
}
