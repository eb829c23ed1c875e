import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import type { Channel } from '../ports/channel.ts'
import type { HttpRoute } from '../ports/http-route.ts'

export interface ServerOptions {
	readonly channels: readonly Channel[]
	readonly logger: FastifyBaseLogger
}

const mount = (server: FastifyInstance, { method, path, maxBodyBytes, handle }: HttpRoute): void => {
	server.route({
		method,
		url: path,
		bodyLimit: maxBodyBytes,
		handler: async ({ headers, query, body }, reply) => {
			const response = await handle({ headers, query: query as Record<string, unknown>, body: body ?? null })
			return reply
				.code(response.status)
				.type(response.type ?? 'text/plain; charset=utf-8')
				.send(response.body)
		},
	})
}

/** /healthz: the process lives. /readyz: every channel is connected, else 503 with the reason. And what channels mount. */
export const createServer = ({ channels, logger }: ServerOptions): FastifyInstance => {
	const server = Fastify({
		loggerInstance: logger,
		logController: new LogController({ disableRequestLogging: true }),
	})
	server.get('/healthz', async () => ({ ok: true }))
	server.get('/readyz', async (_, reply) => {
		const health = Object.fromEntries(channels.map((channel) => [channel.name, channel.health()]))
		const ok = Object.values(health).every((each) => each.ok)
		return reply.code(ok ? 200 : 503).send({ ok, channels: health })
	})
	for (const route of channels.flatMap((channel) => channel.routes)) mount(server, route)
	return server
}
