import type { Api } from 'grammy'
import type { InlineKeyboardButton } from 'grammy/types'
import type { TelegramMessage } from './render.ts'

export interface Destination {
	readonly chatId: number
	/** The topic of a forum. */
	readonly threadId: number | null
	/** The message to quote. */
	readonly replyTo: number | null
	/** Delivered without a sound; default false. */
	readonly silent?: boolean
}

export const markupOf = (
	keyboard: TelegramMessage['keyboard'],
): { inline_keyboard: InlineKeyboardButton[][] } => ({ inline_keyboard: keyboard.map((row) => [...row]) })

/** One call that sends one message. @returns its number. Rejects with what grammY throws */
export const write = async (
	api: Api,
	{ chatId, threadId, replyTo, silent }: Destination,
	{ text, entities, keyboard }: TelegramMessage,
): Promise<number> => {
	const sent = await api.sendMessage(chatId, text, {
		entities: [...entities],
		link_preview_options: { is_disabled: true },
		...(threadId === null ? {} : { message_thread_id: threadId }),
		...(replyTo === null
			? {}
			: { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }),
		...(silent ? { disable_notification: true } : {}),
		...(keyboard.length === 0 ? {} : { reply_markup: markupOf(keyboard) }),
	})
	return sent.message_id
}
