import type { FastifyInstance } from 'fastify'

const INFO = {
	title: '问报 Wenbao',
	version: '1',
	description:
		'Questions about a government work report, answered from the report alone. Whoever calls from a browser has to stand on the same origin.',
}

/** GET /api/docs.json: OpenAPI 3 of the routes that have `docs`. */
export const mountDocs = (server: FastifyInstance): void => {
	// Loaded only where there is something to describe.
	server.register(import('@fastify/swagger'), { openapi: { openapi: '3.0.3', info: INFO } })
	server.register(async (scope) => {
		let text: string | null = null
		scope.get('/api/docs.json', { schema: { hide: true } }, async (_, reply) => {
			text ??= JSON.stringify(server.swagger(), null, '\t')
			return reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(text)
		})
	})
}
