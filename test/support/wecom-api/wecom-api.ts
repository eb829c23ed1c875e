import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { text as textOf } from 'node:stream/consumers'
import type { Clock } from '../../../src/ports/clock.ts'
import { createWatch } from '../bot-api/until.ts'
import { listenLocally } from '../local-server.ts'

/** What WeCom's server does instead of its work, for one call. */
export type Fault =
	/** Its work. */
	| { readonly kind: 'none' }
	| { readonly kind: 'errcode'; readonly code: number; readonly said: string }
	| { readonly kind: 'status'; readonly status: number }
	/** A page of something in between. */
	| { readonly kind: 'html' }
	| { readonly kind: 'redirect'; readonly to: string }
	| { readonly kind: 'drop' }
	| { readonly kind: 'hang' }

export interface RobotCall {
	readonly key: string
	/** The text, or the picture as `image/png` and its size in bytes; empty where the body holds neither. */
	readonly content: string
	/** Null where nothing was answered. */
	readonly errcode: number | null
}

export interface WecomApi extends AsyncDisposable {
	readonly url: string
	readonly calls: readonly RobotCall[]
	/** What stands in the group of a robot: texts, and pictures as in `calls`. */
	readonly sentTo: (key: string) => readonly string[]
	/** A robot of a group. Keys of others are not valid. */
	readonly addRobot: (key: string) => void
	/** The group takes its robot out. */
	readonly removeRobot: (key: string) => void
	/** The next call of this robot goes wrong so; several wait for their turn. */
	readonly fault: (key: string, fault: Fault) => void
	readonly until: (done: () => boolean, timeoutMs?: number) => Promise<void>
}

const MOST_BYTES = 2048
const MOST_PICTURE_BYTES = 2 * 1024 * 1024
const PNG = Buffer.from([137, 80, 78, 71])
const PER_MINUTE = 20
const MINUTE_MS = 60_000

interface Answer {
	readonly errcode: number
	readonly errmsg: string
}

const imageOf = (image: { base64?: unknown; md5?: unknown } = {}): string | Answer => {
	const bytes = Buffer.from(String(image.base64 ?? ''), 'base64')
	if (bytes.length > MOST_PICTURE_BYTES) return { errcode: 40009, errmsg: 'invalid image size' }
	if (!bytes.subarray(0, 4).equals(PNG)) return { errcode: 40006, errmsg: 'invalid image' }
	if (createHash('md5').update(bytes).digest('hex') !== image.md5)
		return { errcode: 301019, errmsg: 'media md5 not match' }
	return `image/png ${bytes.length}`
}

const contentOf = (body: string): string | Answer => {
	let parsed: unknown
	try {
		parsed = JSON.parse(body)
	} catch {
		return { errcode: 47001, errmsg: 'data format error' }
	}
	const { msgtype, text, image } = parsed as {
		msgtype?: unknown
		text?: { content?: unknown }
		image?: { base64?: unknown; md5?: unknown }
	}
	if (msgtype === 'image') return imageOf(image)
	if (msgtype !== 'text') return { errcode: 40008, errmsg: 'invalid message type' }
	if (typeof text?.content !== 'string' || text.content === '')
		return { errcode: 44004, errmsg: 'text content is empty' }
	return text.content
}

/** The webhook of WeCom's group robots over HTTP on this machine, with the limits that WeCom enforces. */
export const createWecomApi = async (clock: Clock = { now: Date.now }): Promise<WecomApi> => {
	const robots = new Map<string, { readonly texts: string[]; times: readonly number[] }>()
	const faults = new Map<string, Fault[]>()
	const calls: RobotCall[] = []
	const watch = createWatch(() =>
		calls.map(({ content, errcode }) => ({
			method: 'send',
			payload: { content },
			files: {},
			status: errcode,
			atMs: 0,
		})),
	)

	const take = (key: string, content: string | Answer): Answer => {
		const robot = robots.get(key)
		if (robot === undefined) return { errcode: 93000, errmsg: `invalid webhook url, key: ${key}, hint: [1]` }
		if (typeof content !== 'string') return content
		if (Buffer.byteLength(content) > MOST_BYTES)
			return { errcode: 45002, errmsg: 'content size out of limit' }
		const now = clock.now()
		robot.times = robot.times.filter((at) => at > now - MINUTE_MS)
		if (robot.times.length >= PER_MINUTE) return { errcode: 45009, errmsg: 'api freq out of limit' }
		robot.times = [...robot.times, now]
		robot.texts.push(content)
		return { errcode: 0, errmsg: 'ok' }
	}

	const server = createServer(async (request, response) => {
		const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
		const content = contentOf(await textOf(request))
		const key = searchParams.get('key') ?? ''
		const note = (errcode: number | null): void => {
			calls.push({ key, content: typeof content === 'string' ? content : '', errcode })
			watch.changed()
		}
		if (request.method !== 'POST' || pathname !== '/cgi-bin/webhook/send') {
			note(null)
			response.writeHead(404).end('<h1>Not Found</h1>')
			return
		}
		const fault = faults.get(key)?.shift()
		const answer =
			fault === undefined || fault.kind === 'none'
				? take(key, content)
				: fault.kind === 'errcode'
					? { errcode: fault.code, errmsg: fault.said }
					: null
		note(answer?.errcode ?? null)
		if (answer !== null) response.setHeader('content-type', 'application/json').end(JSON.stringify(answer))
		else if (fault?.kind === 'drop') request.socket.destroy()
		else if (fault?.kind === 'status') response.writeHead(fault.status).end('{}')
		else if (fault?.kind === 'redirect') response.writeHead(307, { location: fault.to }).end()
		else if (fault?.kind === 'html') response.end('<html>Sign in to this network</html>')
	})
	const { url, stop } = await listenLocally(server)
	return {
		url,
		calls,
		sentTo: (key) => robots.get(key)?.texts ?? [],
		addRobot: (key) => void robots.set(key, { texts: [], times: [] }),
		removeRobot: (key) => void robots.delete(key),
		fault: (key, fault) => void faults.set(key, [...(faults.get(key) ?? []), fault]),
		until: watch.until,
		[Symbol.asyncDispose]: async () => {
			watch.stop()
			await stop()
		},
	}
}
