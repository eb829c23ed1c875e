import type { IncomingMessage, ServerResponse } from 'node:http'
import { AppError } from '../domain/errors.ts'
import type { Log } from '../ports/log.ts'
import type { DeskAnswer, RunDesk } from './desk.ts'

/** Where a command is posted as `{args: string[]}`. */
export const CONTROL_ROUTE = '/broadcast'

/** What comes back. */
export type ControlAnswer =
	| DeskAnswer
	| { readonly error: { readonly code: string; readonly message: string; readonly hint: string } }

/** A notice of 4,000 characters, escaped, with room to spare. */
const MAX_BODY_BYTES = 64 * 1024

const badRequest = (why: string): AppError =>
	new AppError(
		'CONTROL_BAD_REQUEST',
		`The service cannot read the command: ${why}.`,
		'Use npm run -s broadcast.',
	)

/** Null when it is too long: heard to its end all the same, or the sender would never read why it was refused. */
const readBody = async (request: IncomingMessage): Promise<string | null> => {
	const chunks: Buffer[] = []
	let bytes = 0
	for await (const chunk of request as AsyncIterable<Buffer>) {
		bytes += chunk.length
		if (bytes <= MAX_BODY_BYTES) chunks.push(chunk)
	}
	return bytes <= MAX_BODY_BYTES ? Buffer.concat(chunks).toString('utf8') : null
}

const readArgs = (body: string): readonly string[] => {
	let json: unknown
	try {
		json = JSON.parse(body)
	} catch {
		throw badRequest('it is no JSON')
	}
	const args = typeof json === 'object' && json !== null && 'args' in json ? json.args : null
	if (!Array.isArray(args) || !args.every((arg) => typeof arg === 'string'))
		throw badRequest('it has no args')
	return args
}

/** @returns the status and what to say */
const answer = async (
	request: IncomingMessage,
	{ run, log }: { readonly run: RunDesk; readonly log: Log },
): Promise<readonly [number, ControlAnswer]> => {
	try {
		if (request.method !== 'POST' || request.url !== CONTROL_ROUTE) throw badRequest('only POST /broadcast')
		const body = await readBody(request)
		if (body === null) throw badRequest(`it has more than ${MAX_BODY_BYTES} bytes`)
		return [200, await run(readArgs(body), 'socket')]
	} catch (error) {
		if (error instanceof AppError) {
			const { code, message, hint } = error
			return [400, { error: { code, message, hint } }]
		}
		log.error({ err: error }, 'a command of the office failed')
		const message = `出错了，没有做完。 / The command failed: ${error instanceof Error ? error.message : String(error)}.`
		return [500, { error: { code: 'BROADCAST_FAILED', message, hint: 'The log of the service says more.' } }]
	}
}

/** Never rejects. */
export const answerControl = async (
	request: IncomingMessage,
	response: ServerResponse,
	desk: { readonly run: RunDesk; readonly log: Log },
): Promise<void> => {
	const [status, said] = await answer(request, desk)
	// Nobody listens any more: what was done stands in the ledger.
	if (response.destroyed) return
	response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', connection: 'close' })
	response.end(JSON.stringify(said))
}
