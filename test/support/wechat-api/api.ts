import { createServer, type IncomingMessage } from 'node:http'
import { listenLocally } from '../local-server.ts'
import { menuFault } from './menu-fault.ts'

export const APP_ID = 'wx0123456789abcdef'
export const APP_SECRET = '0123456789abcdef0123456789abcdef'

export interface UploadedMedia {
	readonly fileName: string
	readonly bytes: Buffer
}

export interface MassMessage {
	readonly text: string
	readonly id: string
}

export interface SentMessage {
	readonly touser: string
	readonly msgtype: string
	readonly text?: { readonly content: string }
	readonly image?: { readonly media_id: string }
}

/** A server that takes and refuses what WeChat's API takes and refuses. */
export interface WechatApi extends AsyncDisposable {
	readonly url: string
	readonly sent: readonly SentMessage[]
	readonly sentTo: (openId: string) => readonly string[]
	readonly menus: readonly unknown[]
	/** Bodies of the calls for a token, oldest first. */
	readonly asked: readonly Readonly<Record<string, unknown>>[]
	/** Media that were uploaded, by id. */
	readonly media: ReadonlyMap<string, UploadedMedia>
	/** Three days have passed: WeChat has none of the media any more. */
	readonly expireMedia: () => void
	/** Texts that went to everybody, oldest first. */
	readonly mass: readonly MassMessage[]
	/** The person has just written: messages may be sent to them. */
	readonly heard: (openId: string) => void
	/** 48 hours have passed. */
	readonly closeWindow: (openId: string) => void
	/** `silently`: `stable_token` still gives the refused one unless it is forced. */
	readonly expireToken: (silently?: boolean) => void
	/** The next calls of a path are refused. */
	readonly refuse: (path: string, errcode: number, times?: number) => void
}

const MOST_MESSAGES = 5
const MOST_TEXT_BYTES = 2048
const PNG = Buffer.from([137, 80, 78, 71])

interface MassBody {
	readonly filter?: { readonly is_to_all?: unknown }
	readonly msgtype?: unknown
	readonly text?: { readonly content?: string }
	readonly clientmsgid?: string
}

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
	const parts: Buffer[] = []
	for await (const part of request) parts.push(part as Buffer)
	return Buffer.concat(parts)
}

const refusal = (errcode: number, errmsg = 'refused by the test server') => ({ errcode, errmsg })
const OK = { errcode: 0, errmsg: 'ok' }

export const createWechatApi = async (): Promise<WechatApi> => {
	const sent: SentMessage[] = []
	const menus: unknown[] = []
	const asked: Readonly<Record<string, unknown>>[] = []
	const media = new Map<string, UploadedMedia>()
	const mass: MassMessage[] = []
	let uploads = 0
	/** Messages that may still be sent. */
	const windows = new Map<string, number>()
	const refusals: { readonly path: string; readonly errcode: number }[] = []
	let tokens = 1
	let isExpired = false
	let forcedOnly = false

	const token = (body: Readonly<Record<string, unknown>>) => {
		asked.push(body)
		if (body['appid'] !== APP_ID) return refusal(40013, 'invalid appid')
		if (body['secret'] !== APP_SECRET) return refusal(40125, 'invalid appsecret')
		if (body['force_refresh'] === true || (isExpired && !forcedOnly)) {
			tokens++
			isExpired = false
		}
		return { access_token: `TOKEN_${tokens}`, expires_in: 7200 }
	}

	const send = (message: SentMessage) => {
		const left = windows.get(message.touser)
		if (left === undefined) return refusal(45015, 'response out of time limit or subscription is canceled')
		if (left === 0) return refusal(45047, 'out of response count limit')
		if (Buffer.byteLength(message.text?.content ?? '') > MOST_TEXT_BYTES)
			return refusal(45002, 'content size out of limit')
		if (message.msgtype === 'image' && !media.has(message.image?.media_id ?? ''))
			return refusal(40007, 'invalid media_id')
		windows.set(message.touser, left - 1)
		sent.push(message)
		return OK
	}

	const setMenu = (menu: unknown) => {
		const fault = menuFault(menu)
		if (fault !== null) return refusal(fault)
		menus.push(menu)
		return OK
	}

	const upload = async (body: Buffer, type: string) => {
		const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
		const file = form.get('media')
		if (!(file instanceof File)) return refusal(41005, 'media data missing')
		const bytes = Buffer.from(await file.arrayBuffer())
		if (!bytes.subarray(0, 4).equals(PNG)) return refusal(40004, 'invalid media type')
		const id = `MEDIA_${++uploads}`
		media.set(id, { fileName: file.name, bytes })
		return { type: 'image', media_id: id, created_at: 1 }
	}

	const sendToAll = (body: MassBody) => {
		const { filter, msgtype, text, clientmsgid: id = '' } = body
		if (filter?.is_to_all !== true || msgtype !== 'text') return refusal(40008, 'invalid message type')
		const content = text?.content ?? ''
		if (content === '') return refusal(44004, 'empty content')
		if (Buffer.byteLength(content) > MOST_TEXT_BYTES) return refusal(45002, 'content size out of limit')
		const before = mass.findIndex((sent) => sent.id === id)
		if (before >= 0) return { ...refusal(45065, 'clientmsgid exist'), msg_id: before + 1 }
		mass.push({ text: content, id })
		return { ...OK, msg_id: mass.length }
	}

	const answer = async (path: string, given: string | null, body: Buffer, type: string): Promise<object> => {
		const at = refusals.findIndex((next) => next.path === path)
		const [refused] = at < 0 ? [] : refusals.splice(at, 1)
		if (refused !== undefined) return refusal(refused.errcode)
		if (path === '/cgi-bin/stable_token') return token(JSON.parse(body.toString()))
		if (given !== `TOKEN_${tokens}`) return refusal(40001, 'invalid credential')
		if (isExpired) return refusal(42001, 'access_token expired')
		if (path === '/cgi-bin/message/custom/send') return send(JSON.parse(body.toString()))
		if (path === '/cgi-bin/menu/create') return setMenu(JSON.parse(body.toString()))
		if (path === '/cgi-bin/message/mass/sendall') return sendToAll(JSON.parse(body.toString()))
		return path === '/cgi-bin/media/upload' ? upload(body, type) : refusal(40066, 'invalid url')
	}

	const http = createServer(async (request, response) => {
		const url = new URL(request.url ?? '/', 'http://wechat')
		const body = await bodyOf(request)
		response.setHeader('content-type', 'application/json')
		const type = request.headers['content-type'] ?? ''
		const token = url.searchParams.get('access_token')
		response.end(JSON.stringify(await answer(url.pathname, token, body, type)))
	})
	const { url, stop } = await listenLocally(http)

	return {
		url,
		sent,
		sentTo: (openId) => sent.filter(({ touser }) => touser === openId).map(({ text }) => text?.content ?? ''),
		menus,
		asked,
		media,
		expireMedia: () => media.clear(),
		mass,
		heard: (openId) => void windows.set(openId, MOST_MESSAGES),
		closeWindow: (openId) => void windows.delete(openId),
		expireToken: (silently = false) => {
			isExpired = true
			forcedOnly = silently
		},
		refuse: (path, errcode, times = 1) => {
			for (let time = 0; time < times; time++) refusals.push({ path, errcode })
		},
		[Symbol.asyncDispose]: stop,
	}
}
