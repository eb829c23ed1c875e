import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { ApiResponse } from 'grammy/types'
import { type LocalServer, listenLocally } from '../local-server.ts'
import type { CallLog, EndCall } from './call-log.ts'
import type { Faults } from './faults.ts'
import { methodName } from './methods/methods.ts'
import { type Outcome, performWithFaults } from './perform.ts'
import { type Parameters, readRequest } from './read-request.ts'
import { Refusal } from './refusal.ts'
import type { World } from './world.ts'

interface ServerOptions {
	readonly token: string
	readonly world: World
	readonly faults: Faults
	readonly log: CallLog
	readonly latencyMs: number
}

const BAD_GATEWAY_PAGE =
	'<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n'

const respond = (response: ServerResponse, status: number, body: string, type = 'application/json'): void => {
	response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) })
	response.end(body)
}

const errorBody = (code: number, description: string, parameters?: Refusal['parameters']): string => {
	const answer: ApiResponse<never> = {
		ok: false,
		error_code: code,
		description,
		...(parameters === undefined ? {} : { parameters }),
	}
	return JSON.stringify(answer)
}

const finish = (outcome: Outcome, response: ServerResponse, end: EndCall): void => {
	switch (outcome.kind) {
		case 'result':
			end(200)
			respond(response, 200, JSON.stringify({ ok: true, result: outcome.result }))
			return
		case 'error':
			end(outcome.code, outcome.description)
			respond(response, outcome.code, errorBody(outcome.code, outcome.description, outcome.parameters))
			return
		case 'html502':
			end(502, 'Bad Gateway')
			respond(response, 502, BAD_GATEWAY_PAGE, 'text/html')
			return
		case 'drop':
			response.destroy()
			return
		case 'hang':
			return
	}
}

const PATH = /^\/bot([^/?]+)\/(\w+)(?:\?(.*))?$/

const readCall = async (
	request: IncomingMessage,
	token: string,
): Promise<Parameters & { method: string }> => {
	const [, saidToken, name, query = ''] = PATH.exec(request.url ?? '') ?? []
	if (saidToken === undefined || name === undefined) throw new Refusal(404, 'Not Found')
	if (decodeURIComponent(saidToken) !== token) throw new Refusal(401, 'Unauthorized')
	return { method: methodName(name), ...(await readRequest(request, query)) }
}

/** Starts on a free port of this machine. */
export const startHttpServer = async ({
	token,
	world,
	faults,
	log,
	latencyMs,
}: ServerOptions): Promise<LocalServer> => {
	const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const { method, payload, files } = await readCall(request, token)
		const end = log.open(method, payload, files)
		const hangUp = new AbortController()
		response.once('close', () => {
			hangUp.abort()
			end(0, 'the connection ended without an answer')
		})
		const call = { payload, files, hungUp: hangUp.signal }
		const outcome = await performWithFaults(world, faults, method, call)
		if (latencyMs > 0 && method !== 'getUpdates') await delay(latencyMs)
		finish(outcome, response, end)
	}
	const http = createServer((request, response) => {
		serve(request, response).catch((error: unknown) => {
			if (error instanceof Refusal) respond(response, error.code, errorBody(error.code, error.message))
			else respond(response, 500, errorBody(500, `The test server failed: ${error}`))
		})
	})
	return listenLocally(http)
}
