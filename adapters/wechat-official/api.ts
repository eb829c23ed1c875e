import type { AccessTokens } from './access-token.ts'
import { type Answer, type CallConfig, call } from './call.ts'
import type { Menu } from './menu.ts'
import { type Result, troubleOf } from './trouble.ts'

/** The calls that the bot makes. None rejects. */
export interface WechatApi {
	/** @param text at most 2,048 bytes */
	readonly sendText: (openId: string, text: string) => Promise<Result<Answer>>
	/** @param mediaId of an image that was uploaded */
	readonly sendImage: (openId: string, mediaId: string) => Promise<Result<Answer>>
	/** As a temporary media file, which WeChat keeps for three days. @param png at most 10 MB @returns its media id */
	readonly uploadImage: (png: Uint8Array, fileName: string) => Promise<Result<string>>
	/**
	 * To everybody who follows the account. @param text at most 2,048 bytes
	 * @param id at most 64 bytes; WeChat takes each once within 24 hours
	 */
	readonly sendToAll: (text: string, id: string) => Promise<Result<Answer>>
	readonly setMenu: (menu: Menu) => Promise<Result<Answer>>
}

/** Refused because of the token: another one may do. */
const TOKEN_REFUSED: ReadonlySet<number | null> = new Set([40001, 40014, 42001])

export const createApi = (config: CallConfig, tokens: AccessTokens): WechatApi => {
	const withToken = async (path: string, body: unknown, refused?: string): Promise<Result<Answer>> => {
		const token = await tokens.get(refused)
		if (!token.ok) return token
		const mark = path.includes('?') ? '&' : '?'
		const given = `${path}${mark}access_token=${encodeURIComponent(token.value)}`
		const answer = await call(config, given, body)
		const again = !answer.ok && refused === undefined && TOKEN_REFUSED.has(answer.trouble.errcode)
		return again ? withToken(path, body, token.value) : answer
	}

	const send = (openId: string, content: Answer): Promise<Result<Answer>> =>
		withToken('/cgi-bin/message/custom/send', { touser: openId, ...content })

	return {
		sendText: (openId, content) => send(openId, { msgtype: 'text', text: { content } }),
		sendImage: (openId, mediaId) => send(openId, { msgtype: 'image', image: { media_id: mediaId } }),
		uploadImage: async (png, fileName) => {
			const form = new FormData()
			form.set('media', new Blob([new Uint8Array(png)], { type: 'image/png' }), fileName)
			const uploaded = await withToken('/cgi-bin/media/upload?type=image', form)
			if (!uploaded.ok) return uploaded
			const { media_id: mediaId } = uploaded.value
			return typeof mediaId === 'string'
				? { ok: true, value: mediaId }
				: { ok: false, trouble: troubleOf(-1, 'an answer without a media id') }
		},
		sendToAll: (content, id) =>
			withToken('/cgi-bin/message/mass/sendall', {
				filter: { is_to_all: true },
				text: { content },
				msgtype: 'text',
				clientmsgid: id,
			}),
		setMenu: (menu) => withToken('/cgi-bin/menu/create', menu),
	}
}
