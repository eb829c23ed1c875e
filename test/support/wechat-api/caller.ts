import { createHash, randomUUID } from 'node:crypto'
import { decrypt, encrypt, getSignature } from '@wecom/crypto'

export const TOKEN = 'wordofthetests'
export const AES_KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'

const sha1 = (...words: readonly string[]): string =>
	createHash('sha1').update(words.toSorted().join('')).digest('hex')

const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

export interface Written {
	readonly from: string
	/** Default: a new one. */
	readonly id?: string
	readonly text: string
}

const envelope = (from: string, rest: string): string =>
	`<xml><ToUserName>${cdata('gh_account')}</ToUserName><FromUserName>${cdata(from)}</FromUserName><CreateTime>1700000000</CreateTime>${rest}</xml>`

let ids = 1
export const newMessageId = (): string => String(24_000_000_000_000_000n + BigInt(ids++))
export const newOpenId = (): string => `o${randomUUID()}`

export const textXml = ({ from, id = newMessageId(), text }: Written): string =>
	envelope(from, `<MsgType>${cdata('text')}</MsgType><Content>${cdata(text)}</Content><MsgId>${id}</MsgId>`)

export const eventXml = (from: string, event: string, key = ''): string =>
	envelope(
		from,
		`<MsgType>${cdata('event')}</MsgType><Event>${cdata(event)}</Event><EventKey>${cdata(key)}</EventKey>`,
	)

export const otherXml = (from: string, type: string, rest = ''): string =>
	envelope(from, `<MsgType>${cdata(type)}</MsgType>${rest}<MsgId>${newMessageId()}</MsgId>`)

export interface Signing {
	readonly token?: string
	/** Seconds since 1970; default: now. */
	readonly timestamp?: number | string
	readonly nonce?: string
}

export const signed = ({ token = TOKEN, timestamp, nonce = randomUUID() }: Signing = {}): URLSearchParams => {
	const at = String(timestamp ?? Math.floor(Date.now() / 1000))
	return new URLSearchParams({ signature: sha1(token, at, nonce), timestamp: at, nonce })
}

export const post = (
	url: string,
	query: URLSearchParams,
	body: string,
	type = 'text/xml',
	signal: AbortSignal | null = null,
): Promise<Response> =>
	fetch(`${url}/wechat/callback?${query}`, {
		method: 'POST',
		headers: { 'content-type': type },
		body,
		signal,
	})

/** What a passive reply shows; null for `success`. */
export const shownIn = (xml: string): string | null => {
	if (xml === 'success') return null
	const content = /<Content>(.*)<\/Content>/su.exec(xml)?.[1]
	if (content === undefined) throw new TypeError(`Not a reply: ${xml}`)
	return [...content.matchAll(/<!\[CDATA\[(.*?)\]\]>/gsu)].map(([, text]) => text).join('')
}

/** One delivery in the clear. @returns what the person is shown; null where nothing is */
export const deliver = async (url: string, xml: string): Promise<string | null> => {
	const response = await post(url, signed(), xml)
	const body = await response.text()
	if (response.status !== 200) throw new TypeError(`${response.status} ${body}`)
	return shownIn(body)
}

export interface Sealing {
	readonly appId: string
	readonly key?: string
	readonly token?: string
	/** Seconds since 1970; default: now. */
	readonly timestamp?: number
}

/** An encrypted delivery by the library of WeChat's makers: address and body. */
export const sealedCall = (
	xml: string,
	{ appId, key = AES_KEY, token = TOKEN, timestamp }: Sealing,
): { readonly query: URLSearchParams; readonly body: string } => {
	const content = encrypt(key, xml, appId)
	const query = signed(timestamp === undefined ? {} : { timestamp })
	query.set('encrypt_type', 'aes')
	query.set(
		'msg_signature',
		getSignature(token, query.get('timestamp') ?? '', query.get('nonce') ?? '', content),
	)
	return {
		query,
		body: `<xml><ToUserName>${cdata('gh_account')}</ToUserName><Encrypt>${cdata(content)}</Encrypt></xml>`,
	}
}

/** The message inside an encrypted answer. Throws where its signature is wrong. */
export const unsealed = (xml: string): { readonly message: string; readonly id: string } => {
	const field = (name: string): string =>
		new RegExp(`<${name}><!\\[CDATA\\[(.*?)\\]\\]></${name}>`, 'su').exec(xml)?.[1] ?? ''
	const content = field('Encrypt')
	if (getSignature(TOKEN, field('TimeStamp'), field('Nonce'), content) !== field('MsgSignature'))
		throw new TypeError(`Signed wrongly: ${xml}`)
	return decrypt(AES_KEY, content)
}

/**
 * As WeChat delivers: hangs up when it takes too long, and delivers again, three times in all. Only its patience is
 * shorter here. @returns what the person is shown; null where nothing is
 */
export const deliverAsWechat = async (
	url: string,
	xml: string,
	patienceMs: readonly number[] = [200, 200, 5000],
): Promise<string | null> => {
	for (const ms of patienceMs)
		try {
			const signal = AbortSignal.timeout(ms)
			return shownIn(await (await post(url, signed(), xml, 'text/xml', signal)).text())
		} catch {
			// It hung up, or nobody was there.
		}
	return null
}
