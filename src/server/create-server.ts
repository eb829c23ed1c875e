import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
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
	server.get('/readyz', async (_, reply) => {
		const connected = Object.fromEntries(channels.map((channel) => [channel.name, channel.health()]))
		const others = Object.fromEntries(Object.entries(parts).map(([name, health]) => [name, health()]))
		const ok = [...Object.values(connected), ...Object.values(others)].every((health) => health.ok)
		return reply.code(ok ? 200 : 503).send({ ok, channels: connected, ...others })
	})
	for (const route of channels.flatMap((channel) => channel.routes)) mount(server, route)
	return server
}
