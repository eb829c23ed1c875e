import { createInOrder } from '../../src/domain/in-order.ts'
import type { Log } from '../../src/ports/log.ts'
import type { WechatApi } from './api.ts'
import type { WechatOfficialConfig } from './config.ts'
import type { Trouble } from './trouble.ts'

/** What goes out beside the answer to a call: customer-service messages. */
export interface Sender {
	/** One after another. Null when all were sent, else what stood in the way of the first that was not. Never rejects. */
	readonly send: (openId: string, texts: readonly string[]) => Promise<Trouble | null>
}

export interface SenderOptions {
	readonly api: Pick<WechatApi, 'sendText'>
	readonly config: Pick<WechatOfficialConfig, 'tries' | 'backoffMs'>
	readonly log: Log
	readonly sleep: (ms: number) => Promise<unknown>
}

export const createSender = ({ api, config, log, sleep }: SenderOptions): Sender => {
	const inOrder = createInOrder<string>()

	const sendOne = async (openId: string, text: string): Promise<Trouble | null> => {
		for (let tries = 1; ; tries++) {
			const answer = await api.sendText(openId, text)
			if (answer.ok) return null
			if (answer.trouble.kind !== 'later' || tries >= config.tries) return answer.trouble
			await sleep(config.backoffMs * 2 ** (tries - 1))
		}
	}

	const sendAll = async (openId: string, texts: readonly string[]): Promise<Trouble | null> => {
		for (const text of texts) {
			const trouble = await sendOne(openId, text)
			if (trouble === null) continue
			const { kind: outcome, errcode, why, hint } = trouble
			log.warn({ outcome, errcode, why, hint }, 'a customer-service message was not sent')
			return trouble
		}
		return null
	}

	return { send: (openId, texts) => inOrder(openId, () => sendAll(openId, texts)) }
}
