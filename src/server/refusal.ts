/** What a caller reads of a request that was not served. */
export interface Refusal {
	readonly code: string
	readonly message: string
	readonly hint: string
}

const HINTS: Readonly<Record<number, string>> = {
	400: 'Send JSON as /api/docs.json describes it.',
	404: 'Look at /api/docs.json for what can be called.',
	405: 'Look at /api/docs.json for what can be called.',
	413: 'Send less.',
	415: 'Send JSON, with the header content-type: application/json.',
}

const KNOWN: Readonly<Record<string, string>> = {
	FST_ERR_CTP_BODY_TOO_LARGE: 'The body is too large.',
	FST_ERR_CTP_INVALID_MEDIA_TYPE: 'This content type is not read here.',
	FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty.',
	FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not JSON.',
}

/** In words, with nothing of what was sent. */
export const refusalOf = (status: number, code: string | undefined): Refusal => {
	const hint = HINTS[status] ?? HINTS[400] ?? ''
	if (status === 413) return { code: 'HTTP_TOO_LARGE', message: 'The body is too large.', hint }
	if (status === 415) return { code: 'HTTP_WRONG_TYPE', message: 'This content type is not read here.', hint }
	if (status === 404) return { code: 'HTTP_NOT_FOUND', message: 'There is nothing at this address.', hint }
	const message = KNOWN[code ?? ''] ?? 'The request cannot be read.'
	return { code: 'HTTP_BAD_REQUEST', message, hint }
}

/** Nothing of what went wrong inside. */
export const BROKEN: Refusal = {
	code: 'HTTP_BROKEN',
	message: 'Something went wrong here.',
	hint: 'Try again later; the log of the service says what it was.',
}
