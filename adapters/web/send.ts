import { createHash } from 'node:crypto'
import type { HttpRequest, HttpResponse } from '../../src/ports/http-route.ts'

/** Something that many ask for and that stays the same while the process runs. */
export interface Stored {
	readonly type: string
	readonly etag: string
	readonly headers: Readonly<Record<string, string>>
	readonly body: Uint8Array
	/** The same, compressed; null where that was not worth it. */
	readonly br: Uint8Array | null
	readonly gz: Uint8Array | null
}

/** The same bytes have the same tag. */
export const etagOf = (body: Uint8Array): string =>
	`"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`

type Headers = HttpRequest['headers']

const encodings = (headers: Headers): readonly string[] =>
	String(headers['accept-encoding'] ?? '')
		.split(',')
		.filter((each) => !/;\s*q=0(?:\.0*)?\s*$/u.test(each))
		.map((each) => (each.split(';')[0] ?? '').trim().toLowerCase())

const isKnown = (headers: Headers, etag: string): boolean => {
	const known = headers['if-none-match']
	return (
		known !== undefined &&
		String(known)
			.split(',')
			.some((tag) => tag.trim().replace(/^W\//u, '') === etag || tag.trim() === '*')
	)
}

/** Sends it as small as the caller can take it, or says that the caller has it. */
export const send = ({ type, etag, headers, body, br, gz }: Stored, request: HttpRequest): HttpResponse => {
	const compressible = br !== null || gz !== null
	const vary = [headers['vary'], compressible ? 'accept-encoding' : undefined].filter(Boolean).join(', ')
	const common = { ...headers, etag, ...(vary === '' ? {} : { vary }) }
	if (isKnown(request.headers, etag)) return { status: 304, type, headers: common, body: '' }
	const accepted = compressible ? encodings(request.headers) : []
	const packed =
		br !== null && accepted.includes('br')
			? (['br', br] as const)
			: gz !== null && accepted.includes('gzip')
				? (['gzip', gz] as const)
				: null
	return packed === null
		? { status: 200, type, headers: common, body }
		: { status: 200, type, headers: { ...common, 'content-encoding': packed[0] }, body: packed[1] }
}
