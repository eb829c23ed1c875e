import type { DrawPicture } from '../../src/domain/picture.ts'
import type { Reply } from '../../src/domain/reply.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Account } from './account.ts'
import { capabilities } from './capabilities.ts'
import type { WechatConfig } from './config.ts'
import type { Pacing } from './pacing.ts'
import { picturesOf, render } from './render.ts'
import { whyOf } from './trouble.ts'
import type { Turns } from './turns.ts'

/** Where a message goes, by ids of this login; `mention` is who is spoken to in a room, with the name shown there. */
export interface Destination {
	readonly id: string
	readonly mention: { readonly id: string; readonly name: string } | null
}

/** One message that goes out on its own. Rejects as the puppet does. */
export type Bubble = () => Promise<void>

export interface Sender {
	/** The messages of a reply, in order: texts, then cards. */
	readonly bubblesOf: (reply: Reply, to: Destination) => Promise<readonly Bubble[]>
	/** One after another, each tried again. False where one could not be sent: the rest is not. Never rejects. */
	readonly send: (bubbles: readonly Bubble[]) => Promise<boolean>
}

export interface SenderOptions {
	readonly account: Account
	readonly draw: DrawPicture
	readonly turns: Turns
	readonly config: Pick<WechatConfig, 'tries' | 'retryMs'>
	readonly pacing: Pacing
	readonly closing: AbortSignal
	readonly log: Log
}

export const createSender = (options: SenderOptions): Sender => {
	const { account, draw, turns, config, pacing, closing, log } = options

	const sendOne = async (bubble: Bubble): Promise<boolean> => {
		for (let tries = 1; await turns.take('answer'); tries++) {
			try {
				await bubble()
				return true
			} catch (error) {
				const isLast = tries >= config.tries || account.selfId() === null
				log.warn(
					{ why: whyOf(error), tries },
					isLast ? 'a message could not be sent' : 'trying again to send',
				)
				if (isLast) return false
				await pacing.sleep(config.retryMs * 2 ** (tries - 1), closing)
			}
		}
		return false
	}

	return {
		bubblesOf: async (reply, { id, mention }) => {
			const call = mention === null ? '' : `@${mention.name}\u2005`
			const limit = { ...capabilities.maxText, limit: capabilities.maxText.limit - Buffer.byteLength(call) }
			const texts = render(reply, limit).map(
				(text, at): Bubble =>
					at === 0 && mention !== null
						? () => account.sayText(id, `${call}${text}`, [mention.id])
						: () => account.sayText(id, text, []),
			)
			const drawn = await Promise.all(picturesOf(reply).map((of) => draw(of, reply.lang)))
			const cards = drawn.flatMap((picture): readonly Bubble[] =>
				picture === null ? [] : [() => account.sayPicture(id, picture)],
			)
			return [...texts, ...cards]
		},
		send: async (bubbles) => {
			for (const bubble of bubbles) if (!(await sendOne(bubble))) return false
			return true
		},
	}
}
