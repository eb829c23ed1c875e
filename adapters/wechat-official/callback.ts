import { randomBytes } from 'node:crypto'
import type { Clock } from '../../src/ports/clock.ts'
import type { HttpResponse, HttpRoute } from '../../src/ports/http-route.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Authenticate, Refused } from './authenticate.ts'
import { type Arrived, decode } from './decode.ts'
import type { Envelope } from './envelope.ts'
import type { Intake } from './intake.ts'
import { createRefusalLog } from './refusal-log.ts'
import { signatureOf } from './signature.ts'
import { toXml } from './xml.ts'

export const CALLBACK_PATH = '/wechat/callback'

const MOST_BODY_BYTES = 64 * 1024

export interface CallbackOptions {
	readonly authenticate: Authenticate
	readonly envelope: Envelope | null
	/** The word that signs. */
	readonly token: string
	readonly intake: Intake
	/** Whether messages can be dealt with now. */
	readonly isOpen: () => boolean
	readonly clock: Clock
	readonly log: Log
}

/** The word by which WeChat knows that a message was taken and nothing is to be shown for it. */
const TAKEN: HttpResponse = { status: 200, body: 'success' }
/** WeChat delivers again what was not taken, twice. */
const NOT_NOW: HttpResponse = { status: 503, body: 'not now' }

/**
 * Where WeChat calls: GET when the address is set, POST for every message. 400 what is no message, 401 what is not
 * WeChat's, 413 above 64 KB, 503 while nothing can be taken.
 */
export const callbackRoutes = (options: CallbackOptions): readonly HttpRoute[] => {
	const { authenticate, envelope, token, intake, isOpen, clock, log } = options

	const note = createRefusalLog(clock, log)

	const refusal = ({ status, why }: Refused): HttpResponse => {
		note(status, why)
		return { status, body: why }
	}

	const sealed = (xml: string, { seal }: Envelope, seconds: string): string => {
		const nonce = randomBytes(8).toString('hex')
		const content = seal(xml)
		return toXml({
			Encrypt: content,
			MsgSignature: signatureOf(token, seconds, nonce, content),
			TimeStamp: seconds,
			Nonce: nonce,
		})
	}

	const answer = ({ openId, account }: Arrived, text: string): HttpResponse => {
		const seconds = String(Math.floor(clock.now() / 1000))
		const xml = toXml({
			ToUserName: openId,
			FromUserName: account,
			CreateTime: seconds,
			MsgType: 'text',
			Content: text,
		})
		const body = envelope === null ? xml : sealed(xml, envelope, seconds)
		return { status: 200, type: 'text/xml; charset=utf-8', body }
	}

	return [
		{
			method: 'GET',
			path: CALLBACK_PATH,
			maxBodyBytes: MOST_BODY_BYTES,
			handle: async (request) => {
				const verified = authenticate.verification(request)
				return verified.ok ? { status: 200, body: verified.value } : refusal(verified.refused)
			},
		},
		{
			method: 'POST',
			path: CALLBACK_PATH,
			maxBodyBytes: MOST_BODY_BYTES,
			handle: async (request) => {
				const message = authenticate.message(request)
				if (!message.ok) return refusal(message.refused)
				const arrived = decode(message.value)
				if (arrived === null) return refusal({ status: 400, why: 'not a message' })
				if (!isOpen()) return NOT_NOW
				const settled = await intake.accept(arrived, request.isOpen)
				if (settled.kind === 'failed') return NOT_NOW
				return settled.kind === 'text' ? answer(arrived, settled.text) : TAKEN
			},
		},
	]
}
