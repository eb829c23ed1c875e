import { isIP } from 'node:net'
import Fastify, {
	type FastifyBaseLogger,
	type FastifyInstance,
	type FastifyRequest,
	LogController,
} from 'fastify'
import type { Channel, Health } from '../ports/channel.ts'
import type { HttpRoute } from '../ports/http-route.ts'
import { mountDocs } from './mount-docs.ts'
import { BROKEN, refusalOf } from './refusal.ts'

export interface ServerOptions {
	readonly channels: readonly Channel[]
	/** What else has to be well, by name. */
	readonly parts?: Readonly<Record<string, () => Health>>
	/** Addresses and networks whose X-Forwarded-For is believed; default: none. */
	readonly trustedProxies?: readonly string[]
	readonly logger: FastifyBaseLogger
}

/** On every answer; a route may say otherwise. */
const HEADERS = {
	'content-security-policy':
		"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), geolocation=(), microphone=()',
	'referrer-policy': 'no-referrer',
	'x-content-type-options': 'nosniff',
}

const mount = (server: FastifyInstance, { method, path, maxBodyBytes, docs, handle }: HttpRoute): void => {
	server.route({
		method,
		url: path,
		bodyLimit: maxBodyBytes,
		schema: docs === undefined ? { hide: true } : docs,
		// The schemas are for readers: what is wrong with a body the channel says in better words.
		validatorCompiler: () => () => true,
		serializerCompiler: () => JSON.stringify,
		handler: async ({ headers, query, params, body, ip, socket }, reply) => {
			const response = await handle({
				headers,
				query: query as Record<string, unknown>,
				params: params as Record<string, string>,
				body: body ?? null,
				address: ip,
				isOpen: () => !socket.destroyed,
			})
			reply.code(response.status).type(response.type ?? 'text/plain; charset=utf-8')
			if (response.headers !== undefined) reply.headers(response.headers)
			return reply.send(response.body)
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
export const createServer = (options: ServerOptions): FastifyInstance => {
	const { channels, parts = {}, trustedProxies = [], logger } = options
	const server = Fastify({
		loggerInstance: logger,
		logController: new LogController({ disableRequestLogging: true }),
		// Nothing is logged of single requests: none needs a logger of its own.
		childLoggerFactory: (parent) => parent,
		trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
	})
	server.addHook('onRequest', (_, reply, done) => {
		reply.headers(HEADERS)
		done()
	})
	server.setErrorHandler((error: { statusCode?: number; code?: string }, _, reply) => {
		const status = error.statusCode ?? 500
		if (status >= 500) logger.error({ err: error }, 'a request failed')
		return reply.code(status).send(status >= 500 ? BROKEN : refusalOf(status, error.code))
	})
	server.setNotFoundHandler((_, reply) => reply.code(404).send(refusalOf(404, undefined)))
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
	const routes = channels.flatMap((channel) => channel.routes)
	if (routes.some(({ docs }) => docs !== undefined)) mountDocs(server)
	// A plugin of their own, so that the one that writes the document sees them come.
	server.register(async (scope) => {
		for (const route of routes) mount(scope, route)
	})
	return server
}
