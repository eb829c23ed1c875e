import type { Api } from 'grammy'
import type { Log } from '../../src/ports/log.ts'
import type { TelegramConfig } from './config.ts'
import type { Kind, Pacer, Turn } from './pacer.ts'
import type { Photos } from './photos.ts'
import { type TelegramMessage, withoutCard } from './render.ts'
import { isAboutCard, troubleOf } from './trouble.ts'
import { type Destination, markupOf, type Write } from './write.ts'

/** What goes out for a citizen who waits: tried again until it is sent or given up. Never rejects. */
export interface Sender {
	/** One after another. @returns the number of the first message; null when not all could be sent */
	readonly send: (
		to: Destination,
		messages: readonly TelegramMessage[],
		kind?: Kind,
	) => Promise<number | null>
	/** In place of an earlier message; false where that cannot be changed any more. */
	readonly edit: (chatId: number, messageId: number, message: TelegramMessage) => Promise<boolean>
	/** A call that writes into no chat; null when Telegram refused it or could not be reached. */
	readonly call: <Result>(task: () => Promise<Result>) => Promise<Result | null>
}

export interface SenderOptions {
	readonly api: Api
	readonly write: Write
	readonly photos: Photos
	readonly pacer: Pacer
	readonly config: Pick<TelegramConfig, 'tries' | 'backoffMs' | 'mostWaitMs'>
	readonly log: Log
	/** A group got another id. Never rejects. */
	readonly onMoved: (from: number, to: number) => Promise<void>
	readonly sleep: (ms: number) => Promise<void>
}

/** Refusals that only say that there is nothing left to do. */
const HARMLESS = /message is not modified|query is too old|query ID is invalid/u

export const createSender = (options: SenderOptions): Sender => {
	const { api, write, photos, pacer, config, log, onMoved, sleep } = options
	/**
	 * Tries again what may go better later, within the caps; else throws what Telegram said. A wait that Telegram asks for
	 * is never cut short, and holds back the whole account. `turn` is null for what is in no line.
	 */
	const persist = async <Result>(task: () => Promise<Result>, turn: Turn | null): Promise<Result> => {
		for (let failures = 0; ; failures++) {
			try {
				return await (turn === null ? task() : turn(task))
			} catch (error) {
				const trouble = troubleOf(error)
				if (trouble.kind !== 'flood' && trouble.kind !== 'passing') throw error
				const isFlood = trouble.kind === 'flood'
				const waitMs = isFlood ? trouble.waitMs : config.backoffMs * 2 ** failures
				if (isFlood) pacer.pause(waitMs)
				if (failures + 1 >= config.tries || waitMs > config.mostWaitMs) throw error
				log.warn({ why: trouble.why, waitMs }, 'Telegram did not take a call; trying again')
				// The line waits for the end of the pause by itself.
				if (!isFlood || turn === null) await sleep(waitMs)
			}
		}
	}

	/** The text alone where Telegram does not take the card. @returns the message's number; null where there was none */
	const sendOne = async (to: Destination, message: TelegramMessage, turn: Turn): Promise<number | null> => {
		const attempt = async (tried: TelegramMessage): Promise<number | null> =>
			(await persist(() => write(to, tried), turn)).id
		try {
			return await attempt(message)
		} catch (error) {
			const trouble = troubleOf(error)
			if (message.card === null || !isAboutCard(trouble)) throw error
			if (trouble.kind === 'refused') photos.forget(message.card)
			log.warn({ why: trouble.why }, 'a card was not taken; its text goes alone')
			const alone = withoutCard(message)
			return alone === null ? null : attempt(alone)
		}
	}

	const send: Sender['send'] = async (to, messages, kind = 'answer') => {
		const ids: (number | null)[] = []
		try {
			for (const message of messages) ids.push(await sendOne(to, message, pacer.queue(to.chatId, kind)))
			return ids[0] ?? null
		} catch (error) {
			const trouble = troubleOf(error)
			if (trouble.kind === 'moved' && trouble.to !== to.chatId) {
				await onMoved(to.chatId, trouble.to)
				// Numbers of messages and topics belong to the old group.
				const there = { ...to, chatId: trouble.to, threadId: null, replyTo: null }
				return send(there, messages.slice(ids.length), kind)
			}
			log.warn({ why: trouble.why }, 'a message could not be sent')
			return null
		}
	}

	return {
		send,
		edit: async (chatId, messageId, { text, entities, keyboard }) => {
			const change = () =>
				api.editMessageText(chatId, messageId, text, {
					entities: [...entities],
					link_preview_options: { is_disabled: true },
					reply_markup: markupOf(keyboard),
				})
			try {
				await persist(change, pacer.queue(chatId, 'answer'))
				return true
			} catch (error) {
				const { why } = troubleOf(error)
				if (!HARMLESS.test(why)) log.warn({ why }, 'a message could not be edited')
				return HARMLESS.test(why)
			}
		},
		call: async (task) => {
			try {
				return await persist(task, null)
			} catch (error) {
				const { why } = troubleOf(error)
				if (!HARMLESS.test(why)) log.warn({ why }, 'Telegram refused a call')
				return null
			}
		},
	}
}
