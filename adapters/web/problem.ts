import type { HttpResponse } from '../../src/ports/http-route.ts'

/** Why a call was not served, for whoever wrote the caller. Nothing of what was sent is repeated. */
export interface Problem {
	readonly status: 400 | 404 | 415 | 429 | 503
	readonly code: string
	readonly message: string
	readonly hint: string
}

export const JSON_TYPE = 'application/json; charset=utf-8'

/** @param headers such as retry-after */
export const refuse = (
	{ status, ...words }: Problem,
	headers: Readonly<Record<string, string>> = {},
): HttpResponse => ({
	status,
	type: JSON_TYPE,
	headers: { 'cache-control': 'no-store', ...headers },
	body: JSON.stringify(words),
})

export const badBody = (code: string, message: string, hint: string): Problem => ({
	status: 400,
	code,
	message,
	hint,
})
