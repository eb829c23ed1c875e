import type { Delivered } from '../../src/ports/outbox.ts'

/** What WeChat's no, or its silence, means. */
export interface Trouble {
	/** As in the ledger; `account`: nothing works before the operator has mended something. */
	readonly kind: Exclude<Delivered['kind'], 'sent' | 'moved' | 'withdrawn'> | 'account'
	/** WeChat's number; null where WeChat said nothing. */
	readonly errcode: number | null
	/** In WeChat's words. */
	readonly why: string
	/** What to do. */
	readonly hint: string
}

export type Result<Value> =
	| { readonly ok: true; readonly value: Value }
	| { readonly ok: false; readonly trouble: Trouble }

type Known = Pick<Trouble, 'kind' | 'hint'>

const CREDENTIALS: Known = {
	kind: 'account',
	hint: 'Copy app id and secret (设置与开发 → 基本配置) into WECHAT_OA_APP_ID and WECHAT_OA_APP_SECRET once more; a reset secret makes the old one void.',
}

const GONE: Known = { kind: 'gone', hint: 'Nothing: this person no longer follows the account.' }

const BUSY: Known = { kind: 'later', hint: 'Nothing: it is tried again. WeChat is busy.' }

const KNOWN: Readonly<Record<number, Known>> = {
	[-1]: BUSY,
	40001: CREDENTIALS,
	40003: GONE,
	40013: CREDENTIALS,
	40014: CREDENTIALS,
	40125: CREDENTIALS,
	40164: {
		kind: 'later',
		hint: 'Add the public address of this server to the IP whitelist (设置与开发 → 基本配置 → IP白名单).',
	},
	41002: CREDENTIALS,
	41004: CREDENTIALS,
	42001: CREDENTIALS,
	43004: GONE,
	45002: { kind: 'refused', hint: 'The text is over 2,048 bytes: please report this as a fault.' },
	45009: {
		kind: 'later',
		hint: 'The calls of the day are used up. They are given anew at midnight; 清零 resets them earlier.',
	},
	45011: BUSY,
	45015: {
		kind: 'window-closed',
		hint: 'Nothing: WeChat takes messages only within 48 hours of the last one of the person.',
	},
	45028: {
		kind: 'refused',
		hint: '群发次数用完了：订阅号等明天，服务号等下个月。 / No mass message is left: a day, or the month, has to pass.',
	},
	45066: { kind: 'later', hint: 'Wait a minute, then run it again.' },
	45047: {
		kind: 'window-closed',
		hint: 'Nothing: WeChat takes no more messages for this person until they write again.',
	},
	48001: {
		kind: 'no-rights',
		hint: 'The account may not send customer-service or mass messages, or set a menu. Have it verified (微信认证); answers within 5 seconds need no right.',
	},
}

export const troubleOf = (errcode: number, why: string): Trouble => ({
	...(KNOWN[errcode] ?? {
		kind: 'refused',
		hint: `Look ${errcode} up in WeChat's list of return codes (全局返回码).`,
	}),
	errcode,
	why: `${errcode} ${why}`,
})

/** No answer, or one that is not the API's. The address is not repeated: it holds the access token. */
export const outOfReach = (error: unknown, apiBase: string): Trouble => {
	const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
	const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
	const name = cause instanceof Error ? cause.name : 'no answer'
	return {
		kind: 'later',
		errcode: null,
		why: `${apiBase} is out of reach: ${code || name}`,
		hint: 'Check the network, and WECHAT_OA_API_BASE where it is set; it is tried again.',
	}
}
