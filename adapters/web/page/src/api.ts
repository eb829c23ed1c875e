import type { Answer } from './answer.ts'
import type { Asked, Outcome, Problem } from './turn.ts'

/** Longer than any answer takes; then the citizen is told and may try again. */
const PATIENCE_MS = 20_000

const post = (path: string, body: unknown): Promise<Response> =>
	fetch(path, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(body),
		signal: AbortSignal.timeout(PATIENCE_MS),
	})

const problemOf = (response: Response): Problem => {
	if (response.status === 429) {
		const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
		return {
			kind: 'too-many',
			retryAfterS: Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : null,
		}
	}
	return { kind: response.status >= 500 ? 'broken' : 'refused' }
}

const problemOfError = (error: unknown): Problem => {
	if (error instanceof DOMException && error.name === 'TimeoutError') return { kind: 'timeout' }
	return { kind: navigator.onLine ? 'unreachable' : 'offline' }
}

/** Never rejects: what went wrong is an outcome. */
export const postMessage = async ({ body, lang }: Asked, conversation: string | null): Promise<Outcome> => {
	try {
		const response = await post('/api/messages', {
			...body,
			...(conversation === null ? {} : { conversation }),
			...(lang === null ? {} : { lang }),
		})
		if (!response.ok) return { problem: problemOf(response) }
		return { answer: (await response.json()) as Answer }
	} catch (error) {
		return { problem: problemOfError(error) }
	}
}

/** Whether the vote arrived. Never rejects. */
export const postVote = async (about: string, useful: boolean): Promise<boolean> => {
	try {
		return (await post('/api/feedback', { about, useful })).ok
	} catch {
		return false
	}
}
