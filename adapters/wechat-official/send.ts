import { createInOrder } from '../../src/domain/in-order.ts'
import type { Log } from '../../src/ports/log.ts'
import type { WechatApi } from './api.ts'
import type { Bubble } from './bubble.ts'
import type { Cards } from './cards.ts'
import type { WechatOfficialConfig } from './config.ts'
import type { Result, Trouble } from './trouble.ts'

/** What goes out beside the answer to a call: customer-service messages. */
export interface Sender {
	/** One after another. Null when all were sent, else what stood in the way of the first that was not. Never rejects. */
	readonly send: (openId: string, bubbles: readonly Bubble[]) => Promise<Trouble | null>
	/** Whether the account may send pictures, as far as WeChat has said. */
	readonly maySendPictures: () => boolean
}

export interface SenderOptions {
	readonly api: Pick<WechatApi, 'sendText' | 'sendImage'>
	readonly cards: Cards
	readonly config: Pick<WechatOfficialConfig, 'tries' | 'backoffMs'>
	readonly log: Log
	readonly sleep: (ms: number) => Promise<unknown>
}

/** Media that WeChat has no more. */
const NO_SUCH_MEDIA = 40007

export const createSender = ({ api, cards, config, log, sleep }: SenderOptions): Sender => {
	const inOrder = createInOrder<string>()
	let refusesPictures = false

	const sendPicture = async (
		openId: string,
		{ of, lang }: Extract<Bubble, { kind: 'picture' }>,
	): Promise<Result<unknown>> => {
		const media = await cards.mediaOf(of, lang)
		if (media === null) return { ok: true, value: null }
		if (!media.ok) return media
		const sent = await api.sendImage(openId, media.value)
		if (sent.ok || sent.trouble.errcode !== NO_SUCH_MEDIA) return sent
		cards.forget(of, lang)
		const again = await cards.mediaOf(of, lang)
		return again?.ok === true ? api.sendImage(openId, again.value) : (again ?? sent)
	}

	const sendOne = async (openId: string, bubble: Bubble): Promise<Trouble | null> => {
		for (let tries = 1; ; tries++) {
			const answer =
				bubble.kind === 'text' ? await api.sendText(openId, bubble.text) : await sendPicture(openId, bubble)
			if (answer.ok) return null
			if (bubble.kind === 'picture' && answer.trouble.kind === 'no-rights') refusesPictures = true
			if (answer.trouble.kind !== 'later' || tries >= config.tries) return answer.trouble
			await sleep(config.backoffMs * 2 ** (tries - 1))
		}
	}

	const sendAll = async (openId: string, bubbles: readonly Bubble[]): Promise<Trouble | null> => {
		for (const bubble of bubbles) {
			const trouble = await sendOne(openId, bubble)
			if (trouble === null) continue
			const { kind: outcome, errcode, why, hint } = trouble
			const what = bubble.kind === 'text' ? 'a customer-service message' : 'a picture'
			log.warn({ outcome, errcode, why, hint }, `${what} was not sent`)
			return trouble
		}
		return null
	}

	return {
		send: (openId, bubbles) => inOrder(openId, () => sendAll(openId, bubbles)),
		maySendPictures: () => !refusesPictures,
	}
}
