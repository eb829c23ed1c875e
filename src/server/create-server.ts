import { isIP } from 'node:net'
import Fastify, {
	type FastifyBaseLogger,
	type FastifyInstance,
	type FastifyRequest,
	LogController,
} from 'fastify'
import type { Channel, Health } from '../ports/channel.ts'
import type { HttpRoute } from '../ports/http-route.ts'

export interface ServerOptions {
	readonly channels: readonly Channel[]
	/** What else has to be well, by name. */
	readonly parts?: Readonly<Record<string, () => Health>>
	readonly logger: FastifyBaseLogger
}

const mount = (server: FastifyInstance, { method, path, maxBodyBytes, handle }: HttpRoute): void => {
	server.route({
		method,
		url: path,
		bodyLimit: maxBodyBytes,
		handler: async ({ headers, query, body, socket }, reply) => {
			const response = await handle({
				headers,
				query: query as Record<string, unknown>,
				body: body ?? null,
				isOpen: () => !socket.destroyed,
			})
			return reply
				.code(response.status)
				.type(response.type ?? 'text/plain; charset=utf-8')
				.send(response.body)
		},
	})
}

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/u
/** Of a proxy on this machine, behind which anybody may sit. */
const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'] as const

/** Also a page in a browser of this machine may ask, under a name that leads here. */
const isHostOfHere = (host: string | undefined): boolean => {
	const name = host?.replace(/:\d+$/u, '').replace(/^\[|\]$/gu, '') ?? ''
	return name === 'localhost' || (isIP(name) !== 0 && LOOPBACK.test(name))
}

/** Whether who asks sits in front of this machine. */
const isFromHere = ({ socket, headers }: FastifyRequest): boolean =>
	LOOPBACK.test(socket.remoteAddress ?? '') &&
	isHostOfHere(headers.host) &&
	FORWARDED.every((name) => headers[name] === undefined)

const withoutSecret = ({ ok, detail }: Health): Health => ({ ok, detail })

/** /healthz: the process lives. /readyz: every channel is connected and every other part well, else 503 with the reason. And what channels mount. */
export const createServer = ({ channels, parts = {}, logger }: ServerOptions): FastifyInstance => {
	const server = Fastify({
		loggerInstance: logger,
		logController: new LogController({ disableRequestLogging: true }),
	})
	// Whoever mounts a route for XML reads it: here it is a text.
	server.addContentTypeParser(['text/xml', 'application/xml'], { parseAs: 'string' }, (_, body, done) =>
		done(null, body),
	)
	server.get('/healthz', async () => ({ ok: true }))
	server.get('/readyz', async (request, reply) => {
		const shown = isFromHere(request) ? (health: Health) => health : withoutSecret
		const connected = Object.fromEntries(channels.map((channel) => [channel.name, shown(channel.health())]))
		const others = Object.fromEntries(Object.entries(parts).map(([name, health]) => [name, health()]))
		const ok = [...Object.values(connected), ...Object.values(others)].every((health) => health.ok)
		return reply.code(ok ? 200 : 503).send({ ok, channels: connected, ...others })
	})
	for (const route of channels.flatMap((channel) => channel.routes)) mount(server, route)
	return server
}
