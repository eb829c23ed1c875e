/** What WeCom's no, or its silence, means. `why` is in WeCom's words and holds no key. */
export interface Trouble {
	readonly kind: /** The robot writes too much. */
		| 'flood'
		/** The network or WeCom: it may pass. Whether the message has arrived may be unknown. */
		| 'passing'
		/** The key is not valid, or the robot was taken out of its group. */
		| 'gone'
		/** WeCom does not take this message. */
		| 'refused'
	readonly why: string
}

/** By `errcode`; others are refusals, among them 45002, a text that is too long. */
const KINDS: Readonly<Record<number, Trouble['kind']>> = {
	[-1]: 'passing',
	45009: 'flood',
	45033: 'flood',
	93000: 'gone',
}

const LONGEST_WHY = 200

/** Null: it was sent. @param body parsed JSON, or what else came */
export const troubleOf = (status: number, body: unknown): Trouble | null => {
	if (status === 429) return { kind: 'flood', why: 'HTTP 429' }
	if (status >= 500) return { kind: 'passing', why: `HTTP ${status}` }
	if (typeof body !== 'object' || body === null || !('errcode' in body) || typeof body.errcode !== 'number')
		return { kind: 'passing', why: `HTTP ${status}, and no answer of WeCom: see WECOM_ROBOT_API_BASE` }
	if (body.errcode === 0) return null
	const said = 'errmsg' in body ? String(body.errmsg).slice(0, LONGEST_WHY) : ''
	return { kind: KINDS[body.errcode] ?? 'refused', why: `${body.errcode} ${said}`.trim() }
}

/** Codes such as ECONNREFUSED say more than what `fetch` says, and neither quotes the address with its key. */
export const troubleOnTheWay = (error: unknown): Trouble => {
	const cause = error instanceof Error ? error.cause : undefined
	const code = cause instanceof Error && 'code' in cause ? String(cause.code) : null
	const name = error instanceof Error ? error.name : 'error'
	return {
		kind: 'passing',
		why: code ?? (name === 'TimeoutError' ? 'no answer in time' : 'the network failed'),
	}
}
