import { createUnderWay } from '../../src/domain/under-way.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Delivered, Outbox, Outgoing } from '../../src/ports/outbox.ts'
import { destinationOf } from './chat-ref.ts'
import type { TelegramConfig } from './config.ts'
import { staying } from './keyboard.ts'
import { NoTurn, type Pacer } from './pacer.ts'
import type { Photos } from './photos.ts'
import { render, type TelegramMessage, withoutCard } from './render.ts'
import type { Sender } from './send.ts'
import { isAboutCard, troubleOf } from './trouble.ts'
import type { Write } from './write.ts'

export interface TelegramOutbox extends Outbox {
	/** Resolves when nothing is under way. */
	readonly idle: () => Promise<void>
}

export interface OutboxOptions {
	readonly write: Write
	readonly photos: Photos
	readonly pacer: Pacer
	/** For what follows the first message of a long reply. */
	readonly sender: Sender
	readonly config: Pick<TelegramConfig, 'tries' | 'mostWaitMs' | 'laterMs' | 'pace'>
	readonly log: Log
}

/** One try for what may have arrived although nobody said so; further ones for what Telegram says it did not take. */
export const createOutbox = (options: OutboxOptions): TelegramOutbox => {
	const { write, photos, pacer, sender, config, log } = options
	const underWay = createUnderWay()

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
		const [whole, ...rest] = messages
		if (whole === undefined) return { kind: 'refused', why: 'the message is empty' }
		const turn = pacer.queue(to.chatId, 'broadcast')
		let first: TelegramMessage = whole
		for (let tries = 1; ; tries++) {
			try {
				const { withdrawn } = await turn(() => write(to, first, mayStart))
				if (withdrawn) return { kind: 'withdrawn' }
				// Part of it has arrived: nothing may withdraw what follows.
				await sender.send(to, rest, 'broadcast')
				return { kind: 'sent' }
			} catch (error) {
				const trouble = troubleOf(error)
				const alone = first.card !== null && isAboutCard(trouble) ? withoutCard(first) : null
				if (first.card !== null && alone !== null) {
					if (trouble.kind === 'refused') photos.forget(first.card)
					log.warn({ why: trouble.why }, 'a card was not taken; its text goes alone')
					first = alone
					continue
				}
				const delivered = outcomeOf(error, to.chatId, tries >= config.tries)
				if (delivered !== null) return delivered
			}
		}
	}

	return {
		atOnce: config.pace.deliveriesAtOnce,
		deliver: (outgoing) => underWay.track(deliver(outgoing)),
		idle: underWay.idle,
	}
}
