import { type Api, GrammyError, HttpError } from 'grammy'
import type { InlineKeyboardButton } from 'grammy/types'
import type { Log } from '../../src/ports/log.ts'
import type { TelegramConfig } from './config.ts'
import type { Pacer } from './pacer.ts'
import type { TelegramMessage } from './render.ts'

export interface Destination {
	readonly chatId: number
	/** The topic of a forum. */
	readonly threadId: number | null
	/** The message to quote. */
	readonly replyTo: number | null
}

/** What became of a message. */
export type Outcome =
	| { readonly kind: 'sent'; readonly messageIds: readonly number[] }
	/** Blocked by the person, removed from the group, or the chat is gone. */
	| { readonly kind: 'gone' | 'no-rights' | 'failed'; readonly why: string }

export interface Sender {
	readonly send: (to: Destination, messages: readonly TelegramMessage[]) => Promise<Outcome>
	/** In place of an earlier message; false where that cannot be changed any more. */
	readonly edit: (chatId: number, messageId: number, message: TelegramMessage) => Promise<boolean>
	/** A call that writes into no chat; null when Telegram refused it or could not be reached. */
	readonly call: <Result>(task: () => Promise<Result>) => Promise<Result | null>
}

export interface SenderOptions {
	readonly api: Api
	readonly pacer: Pacer
	readonly config: Pick<TelegramConfig, 'tries' | 'backoffMs' | 'mostWaitMs'>
	readonly log: Log
	/** A group got another id. */
	readonly onMoved: (from: number, to: number) => void
	readonly sleep: (ms: number) => Promise<void>
}

/** Refusals that only say that there is nothing left to do. */
const HARMLESS = /message is not modified|query is too old|query ID is invalid/u

const GONE =
	/chat not found|user is deactivated|bot was blocked|bot was kicked|not a member|can't initiate conversation|group chat was deleted/iu

const isPassing = (error: unknown): boolean =>
	error instanceof HttpError || (error instanceof GrammyError && error.error_code >= 500)

const describe = (error: unknown): string =>
	error instanceof GrammyError ? error.description : error instanceof Error ? error.message : String(error)

export const createSender = ({ api, pacer, config, log, onMoved, sleep }: SenderOptions): Sender => {
	/**
	 * Tries again what may go better later, within the caps; else throws what Telegram said. A wait that Telegram asks for
	 * is never cut short, and holds back the whole account.
	 */
	const persist = async <Result>(task: () => Promise<Result>): Promise<Result> => {
		for (let failures = 0; ; failures++) {
			try {
				return await task()
			} catch (error) {
				const retryAfter = error instanceof GrammyError ? error.parameters.retry_after : undefined
				if (retryAfter === undefined && !isPassing(error)) throw error
				const waitMs =
					retryAfter === undefined ? config.backoffMs * 2 ** failures : Math.max(retryAfter, 1) * 1000
				if (retryAfter !== undefined) pacer.pause(waitMs)
				if (failures + 1 >= config.tries || waitMs > config.mostWaitMs) throw error
				log.warn({ why: describe(error), waitMs }, 'Telegram did not take a call; trying again')
				await sleep(waitMs)
			}
		}
	}

	const write = async (to: Destination, message: TelegramMessage): Promise<number> => {
		const { text, entities, keyboard } = message
		const sent = await persist(() =>
			pacer.run(to.chatId, () =>
				api.sendMessage(to.chatId, text, {
					entities: [...entities],
					link_preview_options: { is_disabled: true },
					...(to.threadId === null ? {} : { message_thread_id: to.threadId }),
					...(to.replyTo === null
						? {}
						: { reply_parameters: { message_id: to.replyTo, allow_sending_without_reply: true } }),
					...(keyboard.length === 0 ? {} : { reply_markup: markupOf(keyboard) }),
				}),
			),
		)
		return sent.message_id
	}

	const send: Sender['send'] = async (to, messages) => {
		const messageIds: number[] = []
		try {
			for (const message of messages) messageIds.push(await write(to, message))
			return { kind: 'sent', messageIds }
		} catch (error) {
			const moved = error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined
			if (moved !== undefined && moved !== to.chatId) {
				onMoved(to.chatId, moved)
				// Numbers of messages and topics belong to the old group.
				return send({ chatId: moved, threadId: null, replyTo: null }, messages.slice(messageIds.length))
			}
			const why = describe(error)
			log.warn({ why }, 'an answer could not be sent')
			if (GONE.test(why)) return { kind: 'gone', why }
			const refused = error instanceof GrammyError && error.error_code < 500 && error.error_code !== 429
			return { kind: refused ? 'no-rights' : 'failed', why }
		}
	}

	const call: Sender['call'] = async (task) => {
		try {
			return await persist(task)
		} catch (error) {
			const why = describe(error)
			if (!HARMLESS.test(why)) log.warn({ why }, 'Telegram refused a call')
			return null
		}
	}

	return {
		send,
		edit: async (chatId, messageId, { text, entities, keyboard }) => {
			try {
				await persist(() =>
					pacer.run(chatId, () =>
						api.editMessageText(chatId, messageId, text, {
							entities: [...entities],
							link_preview_options: { is_disabled: true },
							reply_markup: markupOf(keyboard),
						}),
					),
				)
				return true
			} catch (error) {
				const why = describe(error)
				if (!HARMLESS.test(why)) log.warn({ why }, 'a message could not be edited')
				return HARMLESS.test(why)
			}
		},
		call,
	}
}

const markupOf = (keyboard: TelegramMessage['keyboard']): { inline_keyboard: InlineKeyboardButton[][] } => ({
	inline_keyboard: keyboard.map((row) => [...row]),
})
