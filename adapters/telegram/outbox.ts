import type { Api } from 'grammy'
import type { Log } from '../../src/ports/log.ts'
import type { Delivered, Outbox, Outgoing } from '../../src/ports/outbox.ts'
import { destinationOf } from './chat-ref.ts'
import type { TelegramConfig } from './config.ts'
import { staying } from './keyboard.ts'
import { NoTurn, type Pacer } from './pacer.ts'
import { render } from './render.ts'
import type { Sender } from './send.ts'
import { troubleOf } from './trouble.ts'
import { write } from './write.ts'

export interface TelegramOutbox extends Outbox {
	/** Resolves when nothing is under way. */
	readonly idle: () => Promise<void>
}

export interface OutboxOptions {
	readonly api: Api
	readonly pacer: Pacer
	/** For what follows the first message of a long reply. */
	readonly sender: Sender
	readonly config: Pick<TelegramConfig, 'tries' | 'mostWaitMs' | 'laterMs' | 'pace'>
	readonly log: Log
}

/** One try for what may have arrived although nobody said so; further ones for what Telegram says it did not take. */
export const createOutbox = ({ api, pacer, sender, config, log }: OutboxOptions): TelegramOutbox => {
	const underWay = new Set<Promise<unknown>>()

	/** What a failed try comes to; null: Telegram asked for a pause, try again after it. */
	const outcomeOf = (error: unknown, to: number, isLast: boolean): Delivered | null => {
		if (error instanceof NoTurn)
			return error.waitMs > 0
				? { kind: 'later', afterMs: error.waitMs, why: error.message }
				: { kind: 'withdrawn' }
		const trouble = troubleOf(error)
		const { why } = trouble
		switch (trouble.kind) {
			case 'flood':
				pacer.pause(trouble.waitMs)
				log.warn({ why, waitMs: trouble.waitMs }, 'Telegram asks the broadcast to wait')
				return isLast || trouble.waitMs > config.mostWaitMs
					? { kind: 'later', afterMs: trouble.waitMs, why }
					: null
			case 'passing':
				return { kind: 'later', afterMs: config.laterMs, why }
			case 'moved':
				return trouble.to === to ? { kind: 'refused', why } : { kind: 'moved', to: String(trouble.to) }
			default:
				return { kind: trouble.kind, why }
		}
	}

	const deliver = async ({ ref, reply, silent, mayStart }: Outgoing): Promise<Delivered> => {
		const to = { ...destinationOf(ref), silent }
		const messages = render(reply).map((message) => ({ ...message, keyboard: staying(message.keyboard) }))
		const [first, ...rest] = messages
		if (first === undefined) return { kind: 'refused', why: 'the message is empty' }
		const turn = pacer.queue(to.chatId, 'broadcast')
		for (let tries = 1; ; tries++) {
			try {
				const started = await turn(async () => {
					if (!(await mayStart())) return false
					await write(api, to, first)
					return true
				})
				if (!started) return { kind: 'withdrawn' }
				// Part of it has arrived: nothing may withdraw what follows.
				await sender.send(to, rest, 'broadcast')
				return { kind: 'sent' }
			} catch (error) {
				const delivered = outcomeOf(error, to.chatId, tries >= config.tries)
				if (delivered !== null) return delivered
			}
		}
	}

	return {
		atOnce: config.pace.deliveriesAtOnce,
		deliver: async (outgoing) => {
			const done = deliver(outgoing)
			underWay.add(done)
			try {
				return await done
			} finally {
				underWay.delete(done)
			}
		},
		idle: async () => {
			while (underWay.size > 0) await Promise.all(underWay)
		},
	}
}
