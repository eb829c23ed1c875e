import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { APP_ID } from '../../support/wechat-api/api.ts'
import {
	AES_KEY,
	newMessageId,
	newOpenId,
	post,
	sealedCall,
	signed,
	textXml,
	unsealed,
} from '../../support/wechat-api/caller.ts'
import { type Account, startAccount } from '../../support/wechat-official.ts'

const QUESTION = '今年修几条路'
const ask = (from = newOpenId(), id = newMessageId()): string => textXml({ from, id, text: QUESTION })
const MINUTE = 60

let open: Account
let sealed: Account
beforeAll(async () => {
	open = await startAccount()
	sealed = await startAccount({ config: { aesKey: AES_KEY } })
})
afterAll(async () => {
	await open[Symbol.asyncDispose]()
	await sealed[Symbol.asyncDispose]()
})

const verify = async (query: URLSearchParams): Promise<readonly [number, string]> => {
	query.set('echostr', '5836792036782363')
	const response = await fetch(`${open.url}/wechat/callback?${query}`)
	return [response.status, await response.text()]
}

const statusOf = async (query: URLSearchParams, body: string, type?: string, at = open): Promise<number> =>
	(await post(at.url, query, body, type)).status

/** The service still answers, and has sent nobody anything beside. */
const isWell = async (at = open): Promise<boolean> => {
	const call = at === open ? { query: signed(), body: ask() } : sealedCall(ask(), { appId: APP_ID })
	const answer = await (await post(at.url, call.query, call.body)).text()
	return (at === open ? answer : unsealed(answer).message).includes('23条') && at.api.sent.length === 0
}

describe('the address is verified', () => {
	it('sends the word back', async () => {
		expect(await verify(signed())).toEqual([200, '5836792036782363'])
	})

	it.each([
		['forged', () => signed({ token: 'another' })],
		['stale', () => signed({ timestamp: Math.floor(Date.now() / 1000) - 6 * MINUTE })],
		['of the future', () => signed({ timestamp: Math.floor(Date.now() / 1000) + 6 * MINUTE })],
		['without a time', () => signed({ timestamp: '' })],
		['unsigned', () => new URLSearchParams()],
	])('refuses one that is %s', async (_, query) => {
		const [status, body] = await verify(query())

		expect([status, body.includes('5836792036782363')]).toEqual([401, false])
	})
})

describe('a message in the clear', () => {
	it('is answered in the same call', async () => {
		const response = await post(open.url, signed(), ask('oSomebody'))

		expect([response.headers.get('content-type'), await response.text()]).toEqual([
			expect.stringContaining('text/xml'),
			expect.stringMatching(
				/<ToUserName><!\[CDATA\[oSomebody\]\].*<FromUserName><!\[CDATA\[gh_account\]\].*23条/su,
			),
		])
	})

	it.each(['text/xml', 'text/xml; charset=utf-8', 'application/xml', 'text/plain'])(
		'comes as %s',
		async (type) => {
			expect(await statusOf(signed(), ask(), type)).toBe(200)
		},
	)

	it.each([
		['forged', 401, () => signed({ token: 'another' }), ask()],
		['stale', 401, () => signed({ timestamp: Math.floor(Date.now() / 1000) - 6 * MINUTE }), ask()],
		['signed without a number for its time', 401, () => signed({ timestamp: 'soon' }), ask()],
		['empty', 400, signed, ''],
		['no XML', 400, signed, 'hello'],
		['torn', 400, signed, ask().slice(0, -20)],
		['XML of something else', 400, signed, '<html><body>1</body></html>'],
		['from nobody', 400, signed, '<xml><MsgType>text</MsgType><Content>1</Content></xml>'],
		['from two', 400, signed, ask().replace('<MsgType>', '<FromUserName>oB</FromUserName><MsgType>')],
		['with a DTD', 400, signed, `<!DOCTYPE xml [<!ENTITY a "b">]>${ask()}`],
		[
			'with an entity',
			400,
			signed,
			ask().replace('<MsgType>', '<!ENTITY x SYSTEM "file:///etc/passwd"><MsgType>'),
		],
		['with a name that is a trap', 400, signed, ask().replace('</xml>', '<__proto__>1</__proto__></xml>')],
		['too large', 413, signed, textXml({ from: 'oA', text: '路'.repeat(30_000) })],
		['encrypted without a key here', 403, encryptedQuery, ask()],
	])('is refused when it is %s', async (_, status, query, body) => {
		expect([await statusOf(query(), body), await isWell()]).toEqual([status, true])
	})

	it('is refused as JSON', async () => {
		expect(await statusOf(signed(), '{"xml":{}}', 'application/json')).toBe(400)
	})

	it('cannot borrow the signature of another message', async () => {
		const query = signed()
		await post(open.url, query, ask())

		expect(await statusOf(query, ask())).toBe(401)
	})

	it('is not answered again when it is replayed', async () => {
		const [query, body] = [signed(), ask()]
		await post(open.url, query, body)

		expect(await (await post(open.url, query, body)).text()).toBe('success')
	})

	it('may hold words that look like a DTD', async () => {
		const response = await post(
			open.url,
			signed(),
			textXml({ from: newOpenId(), text: `<!DOCTYPE ]]> ${QUESTION}` }),
		)

		expect(await response.text()).toContain('23条')
	})
})

function encryptedQuery(): URLSearchParams {
	const query = signed()
	query.set('encrypt_type', 'aes')
	return query
}

describe('an encrypted message', () => {
	const send = async (xml: string, options: Parameters<typeof sealedCall>[1]): Promise<Response> => {
		const { query, body } = sealedCall(xml, options)
		return post(sealed.url, query, body)
	}

	it('is answered encrypted, as the library of its makers reads it', async () => {
		const { message, id } = unsealed(await (await send(ask(), { appId: APP_ID })).text())

		expect([message, id]).toEqual([expect.stringContaining('23条'), APP_ID])
	})

	it.each([
		['for another account', { appId: 'wxsomebodyelse' }],
		['with another key', { appId: APP_ID, key: AES_KEY.toUpperCase() }],
		['and signed with another word', { appId: APP_ID, token: 'another' }],
	])('is refused when it is made %s', async (_, options) => {
		expect([(await send(ask(), options)).status, await isWell(sealed)]).toEqual([401, true])
	})

	it('is refused with another message in its envelope', async () => {
		const [one, other] = [sealedCall(ask(), { appId: APP_ID }), sealedCall(ask(), { appId: APP_ID })]

		expect(await statusOf(one.query, other.body, undefined, sealed)).toBe(401)
	})

	it('is refused when it is stale', async () => {
		const timestamp = Math.floor(Date.now() / 1000) - 6 * MINUTE

		expect((await send(ask(), { appId: APP_ID, timestamp })).status).toBe(401)
	})

	it.each([
		['nothing', ''],
		['no XML', 'hello'],
		['half a message', ask().slice(0, -20)],
	])('is refused when it holds %s', async (_, inside) => {
		expect([(await send(inside, { appId: APP_ID })).status, await isWell(sealed)]).toEqual([400, true])
	})

	it('is refused when it is too large', async () => {
		const text = '路'.repeat(30_000)

		expect((await send(textXml({ from: 'oA', text }), { appId: APP_ID })).status).toBe(413)
	})

	it('is refused when what is inside has a DTD', async () => {
		expect((await send(`<!DOCTYPE xml>${ask()}`, { appId: APP_ID })).status).toBe(400)
	})

	it('is not answered again when it is replayed', async () => {
		const { query, body } = sealedCall(ask(), { appId: APP_ID })
		await post(sealed.url, query, body)

		expect(await (await post(sealed.url, query, body)).text()).toBe('success')
	})

	it('is the only kind that is taken where there is a key', async () => {
		expect(await statusOf(signed(), ask(), undefined, sealed)).toBe(401)
	})
})
