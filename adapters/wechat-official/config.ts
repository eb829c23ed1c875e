export interface WechatOfficialConfig {
	readonly appId: string
	readonly appSecret: string
	/** The word of the account's 服务器配置 that signs every call. */
	readonly token: string
	/** 43 characters; null: messages come unencrypted. */
	readonly aesKey: string | null
	readonly apiBase: string
	/** How long WeChat is kept waiting for an answer: it hangs up after 5 seconds. */
	readonly passiveMs: number
	/** How far the time of a signature may be from ours. */
	readonly signedWithinMs: number
	/** One call to the API. */
	readonly callTimeoutMs: number
	/** Tries of one message that may go better later. */
	readonly tries: number
	/** First wait between two tries; doubles each time. */
	readonly backoffMs: number
}

export const WECHAT_OFFICIAL_DEFAULTS = {
	passiveMs: 4500,
	signedWithinMs: 5 * 60_000,
	callTimeoutMs: 10_000,
	tries: 4,
	backoffMs: 500,
} as const satisfies Partial<WechatOfficialConfig>
