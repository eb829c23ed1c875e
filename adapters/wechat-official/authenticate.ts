import type { Clock } from '../../src/ports/clock.ts'
import type { HttpRequest } from '../../src/ports/http-route.ts'
import type { WechatOfficialConfig } from './config.ts'
import type { Envelope } from './envelope.ts'
import { createReplayGuard } from './replay.ts'
import { isSame, signatureOf } from './signature.ts'
import { type Fields, parseXml } from './xml.ts'

export interface Refused {
	readonly status: 400 | 401 | 403
	readonly why: string
}

export type Authenticated<Value> =
	| { readonly ok: true; readonly value: Value }
	| { readonly ok: false; readonly refused: Refused }

/** Tells WeChat's calls from anybody else's. Nothing of a call is read before its signature. */
export interface Authenticate {
	/** The word to be sent back. */
	readonly verification: (request: HttpRequest) => Authenticated<string>
	readonly message: (request: HttpRequest) => Authenticated<Fields>
}

export interface AuthenticateOptions {
	readonly config: Pick<WechatOfficialConfig, 'token' | 'signedWithinMs'>
	/** Null: messages come unencrypted. */
	readonly envelope: Envelope | null
	readonly clock: Clock
}

const refuse = (status: Refused['status'], why: string) => ({ ok: false, refused: { status, why } }) as const

export const createAuthenticate = (options: AuthenticateOptions): Authenticate => {
	const { config, envelope, clock } = options
	// A signature is dead after its window, which reaches both ways.
	const isFresh = createReplayGuard(clock, 2 * config.signedWithinMs)

	/** Null where the call is WeChat's. */
	const signedBadly = (query: Query, content: string): ReturnType<typeof refuse> | null => {
		const { signature, timestamp, nonce } = query
		if (!isSame(signature, signatureOf(config.token, timestamp, nonce))) return refuse(401, 'wrong signature')
		const awayMs = Math.abs(Number(timestamp) * 1000 - clock.now())
		if (!/^\d+$/u.test(timestamp) || awayMs > config.signedWithinMs) return refuse(401, 'signed too long ago')
		// With a key the content has a signature of its own.
		return envelope !== null || isFresh(signature, content) ? null : refuse(401, 'signature used before')
	}

	const opened = (
		{ msgSignature, timestamp, nonce, encryptType }: Query,
		outer: Fields,
		{ open }: Envelope,
	): Authenticated<Fields> => {
		const sealed = outer['Encrypt']
		if (encryptType !== 'aes' || sealed === undefined) return refuse(401, 'not encrypted')
		if (!isSame(msgSignature, signatureOf(config.token, timestamp, nonce, sealed)))
			return refuse(401, 'wrong signature of the message')
		const plain = open(sealed)
		if (plain === null) return refuse(401, 'not encrypted for this account')
		const fields = parseXml(plain)
		return fields === null ? refuse(400, 'not a message') : { ok: true, value: fields }
	}

	return {
		verification: ({ query }) => {
			const asked = queryOf(query)
			const { echo } = asked
			const wrong = signedBadly(asked, echo)
			if (wrong !== null) return wrong
			return echo === '' ? refuse(400, 'no echostr') : { ok: true, value: echo }
		},
		message: ({ query, body }) => {
			const asked = queryOf(query)
			const text = typeof body === 'string' ? body : ''
			const wrong = signedBadly(asked, text)
			if (wrong !== null) return wrong
			const outer = parseXml(text)
			if (outer === null) return refuse(400, 'not a message')
			if (envelope !== null) return opened(asked, outer, envelope)
			if (asked.encryptType === 'aes')
				return refuse(403, 'encrypted: set WECHAT_OA_AES_KEY, or switch the account to 明文模式')
			return { ok: true, value: outer }
		},
	}
}

interface Query {
	readonly signature: string
	readonly timestamp: string
	readonly nonce: string
	readonly echo: string
	readonly msgSignature: string
	readonly encryptType: string
}

const queryOf = (query: HttpRequest['query']): Query => {
	const text = (name: string): string => {
		const value = query[name]
		return typeof value === 'string' ? value : ''
	}
	return {
		signature: text('signature'),
		timestamp: text('timestamp'),
		nonce: text('nonce'),
		echo: text('echostr'),
		msgSignature: text('msg_signature'),
		encryptType: text('encrypt_type'),
	}
}
