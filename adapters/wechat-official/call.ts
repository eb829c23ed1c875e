import type { WechatOfficialConfig } from './config.ts'
import { outOfReach, type Result, troubleOf } from './trouble.ts'

export type Answer = Readonly<Record<string, unknown>>

export type CallConfig = Pick<WechatOfficialConfig, 'apiBase' | 'callTimeoutMs'>

/** One POST to the API. Never rejects. @param path with its query */
export const call = async (
	{ apiBase, callTimeoutMs }: CallConfig,
	path: string,
	body: unknown,
): Promise<Result<Answer>> => {
	try {
		const response = await fetch(`${apiBase}${path}`, {
			method: 'POST',
			body: body instanceof FormData ? body : JSON.stringify(body),
			redirect: 'error',
			signal: AbortSignal.timeout(callTimeoutMs),
		})
		const answer = (await response.json()) as Answer
		const errcode = Number(answer['errcode'] ?? (response.ok ? 0 : -1))
		if (errcode !== 0) return { ok: false, trouble: troubleOf(errcode, String(answer['errmsg'] ?? '')) }
		return { ok: true, value: answer }
	} catch (error) {
		return { ok: false, trouble: outOfReach(error, apiBase) }
	}
}
