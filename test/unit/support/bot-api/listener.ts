import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { Update } from 'grammy/types'

export interface Pushed {
	readonly update: Update
	readonly headers: IncomingHttpHeaders
}

interface Answer {
	readonly status: number
	readonly body?: string
}

/** What the bot answers to a push; null keeps the connection open without an answer. */
export type AnswerPush = (pushed: Pushed, count: number) => Answer | null | Promise<Answer>

export interface Listener extends AsyncDisposable {
	readonly url: string
	readonly pushed: readonly Pushed[]
}

/** A bot that listens for pushes. */
export const listen = async (answer: AnswerPush = () => ({ status: 200 })): Promise<Listener> => {
	const pushed: Pushed[] = []
	const server = createServer(async (request, response) => {
		const chunks: Buffer[] = []
		for await (const chunk of request) chunks.push(chunk)
		const push = { update: JSON.parse(Buffer.concat(chunks).toString()) as Update, headers: request.headers }
		pushed.push(push)
		const given = await answer(push, pushed.length)
		if (given === null) return
		response.writeHead(given.status, { 'content-type': 'application/json' })
		response.end(given.body)
	})
	server.listen(0, '127.0.0.1')
	await once(server, 'listening')
	const address = server.address()
	if (address === null || typeof address === 'string') throw new Error('No port')
	return {
		url: `http://127.0.0.1:${address.port}/hook`,
		pushed,
		[Symbol.asyncDispose]: async () => {
			const closed = once(server, 'close')
			server.close()
			server.closeAllConnections()
			await closed
		},
	}
}
