import { type IncomingMessage, request } from 'node:http'
import { AppError } from '../domain/errors.ts'
import { controlPath } from './control-path.ts'
import { CONTROL_ROUTE, type ControlAnswer } from './control-request.ts'
import type { DeskAnswer } from './desk.ts'

/** Ten thousand chats are planned in a few seconds. */
const ANSWER_MS = 120_000

/** Nobody is there: never started, ended, or killed. */
const NOBODY: ReadonlySet<string> = new Set(['ENOENT', 'ECONNREFUSED', 'ENOTSOCK'])

const codeOf = (error: unknown): string =>
	error instanceof Error && 'code' in error ? String(error.code) : String(error)

const timedOut = (ms: number): AppError =>
	new AppError(
		'CONTROL_TIMEOUT',
		`服务 ${ms / 1000} 秒没有回答，可能还在做。 / The service has not answered in ${ms / 1000} s; it may still be at it.`,
		'先看 npm run -s broadcast -- status，再决定要不要重来；同一件事不会发第二遍。 / Look at status before you repeat it; nothing is sent twice.',
	)

const broken = (error: unknown): AppError =>
	codeOf(error) === 'EACCES' || codeOf(error) === 'EPERM'
		? new AppError(
				'CONTROL_FORBIDDEN',
				'没有权限和服务说话。 / You may not talk to the service: its socket in DATA_DIR belongs to another user.',
				'Run the command as the user that runs the service.',
				{ cause: error },
			)
		: new AppError(
				'CONTROL_BROKEN',
				`服务没有答完就断了（${codeOf(error)}）。 / The service broke off before it had answered.`,
				'先看 npm run -s broadcast -- status，再决定要不要重来；同一件事不会发第二遍。 / Look at status before you repeat it; nothing is sent twice.',
				{ cause: error },
			)

const textOf = async (response: IncomingMessage): Promise<string> => {
	const chunks: Buffer[] = []
	for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk)
	return Buffer.concat(chunks).toString('utf8')
}

/** The body of the answer; null when no service runs. */
const post = (path: string, body: string, answerMs: number): Promise<string | null> =>
	new Promise((resolve, reject) => {
		const signal = AbortSignal.timeout(answerMs)
		const fail = (error: unknown): void => {
			if (signal.aborted) reject(timedOut(answerMs))
			else if (NOBODY.has(codeOf(error))) resolve(null)
			else reject(broken(error))
		}
		const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }
		request({ socketPath: path, method: 'POST', path: CONTROL_ROUTE, headers, agent: false, signal })
			.once('error', fail)
			.once('response', (response) => {
				textOf(response).then(resolve, fail)
			})
			.end(body)
	})

/**
 * Has the running service do a command. Null when none runs on this DATA_DIR.
 * @throws AppError that of the command, or CONTROL_TIMEOUT, CONTROL_BROKEN, CONTROL_FORBIDDEN, CONTROL_PATH_TOO_LONG
 */
export const askService = async (
	dataDir: string,
	args: readonly string[],
	answerMs = ANSWER_MS,
): Promise<DeskAnswer | null> => {
	const body = await post(controlPath(dataDir), JSON.stringify({ args }), answerMs)
	if (body === null) return null
	let answer: ControlAnswer
	try {
		answer = JSON.parse(body) as ControlAnswer
	} catch (error) {
		throw broken(error)
	}
	if ('error' in answer) throw new AppError(answer.error.code, answer.error.message, answer.error.hint)
	return answer
}
