import type { IncomingMessage } from 'node:http'
import type { Files, Payload } from './call.ts'
import { parseMultipart } from './multipart.ts'
import { badRequest } from './refusal.ts'

export interface Parameters {
	readonly payload: Payload
	readonly files: Files
}

const readBody = async (request: IncomingMessage): Promise<Buffer> => {
	const chunks: Buffer[] = []
	for await (const chunk of request) chunks.push(chunk)
	return Buffer.concat(chunks)
}

const parseJson = (body: Buffer): Payload => {
	try {
		const value: unknown = JSON.parse(body.toString())
		if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
	} catch {}
	throw badRequest("can't parse JSON object")
}

/** These are JSON also where a form sends them as text. */
const JSON_FIELDS = new Set([
	'allowed_updates',
	'caption_entities',
	'commands',
	'entities',
	'link_preview_options',
	'reply_markup',
	'reply_parameters',
	'results',
	'scope',
])
const INTEGER_FIELDS = new Set(['chat_id', 'limit', 'message_id', 'message_thread_id', 'offset', 'timeout'])
const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, false: false }

/** A form has only texts: those that stand for something else are read, so that a payload looks the same in both. */
const formValue = (name: string, value: string): unknown => {
	if (INTEGER_FIELDS.has(name) && /^-?\d+$/.test(value)) return Number(value)
	if (name !== 'text' && name !== 'caption' && Object.hasOwn(BOOLEANS, value)) return BOOLEANS[value]
	if (!JSON_FIELDS.has(name)) return value
	try {
		return JSON.parse(value)
	} catch {
		return value
	}
}

const parseForm = (fields: Iterable<readonly [string, string]>): Payload =>
	Object.fromEntries(Array.from(fields, ([name, value]) => [name, formValue(name, value)]))

const parseUpload = (body: Buffer, contentType: string): Parameters => {
	const fields: [string, string][] = []
	const files: Record<string, Files[string]> = {}
	for (const { name, fileName, bytes } of parseMultipart(body, contentType))
		if (fileName === undefined) fields.push([name, bytes.toString()])
		else files[name] = { name: fileName, bytes: Uint8Array.from(bytes) }
	return { payload: parseForm(fields), files }
}

/** The parameters of a call, from the address and from a body of any of the three kinds that Telegram takes. */
export const readRequest = async (request: IncomingMessage, query: string): Promise<Parameters> => {
	const body = await readBody(request)
	const inAddress = query === '' ? {} : parseForm(new URLSearchParams(query))
	const contentType = request.headers['content-type'] ?? ''
	if (body.length === 0) return { payload: inAddress, files: {} }
	if (contentType.startsWith('application/json'))
		return { payload: { ...inAddress, ...parseJson(body) }, files: {} }
	if (contentType.startsWith('multipart/form-data')) {
		const { payload, files } = parseUpload(body, contentType)
		return { payload: { ...inAddress, ...payload }, files }
	}
	return { payload: { ...inAddress, ...parseForm(new URLSearchParams(body.toString())) }, files: {} }
}
