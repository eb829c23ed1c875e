import type { AccessTokens } from './access-token.ts'
import { type Answer, type CallConfig, call } from './call.ts'
import type { Menu } from './menu.ts'
import { type Result, troubleOf } from './trouble.ts'

/** The calls that the bot makes. None rejects. */
export interface WechatApi {
	/** @param text at most 2,048 bytes */
	readonly sendText: (openId: string, text: string) => Promise<Result<Answer>>
	/** Uploaded as a media file first, which WeChat keeps for three days. */
	readonly sendImage: (openId: string, png: Uint8Array<ArrayBuffer>) => Promise<Result<Answer>>
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
		sendImage: async (openId, png) => {
			const form = new FormData()
			form.set('media', new Blob([png], { type: 'image/png' }), 'card.png')
			const uploaded = await withToken('/cgi-bin/media/upload?type=image', form)
			if (!uploaded.ok) return uploaded
			const { media_id: mediaId } = uploaded.value
			if (typeof mediaId !== 'string')
				return { ok: false, trouble: troubleOf(-1, 'an answer without a media id') }
			return send(openId, { msgtype: 'image', image: { media_id: mediaId } })
		},
		setMenu: (menu) => withToken('/cgi-bin/menu/create', menu),
	}
}
