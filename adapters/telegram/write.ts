import type { Api } from 'grammy'
import type { InlineKeyboardButton, Message } from 'grammy/types'
import type { Photo, Photos } from './photos.ts'
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

/**
 * One call that sends one message; the text alone where its card cannot be drawn. `mayStart` is asked right before
 * the call. @returns its number; null where nothing was to be sent. Rejects with what grammY throws
 */
export type Write = (
	to: Destination,
	message: TelegramMessage,
	mayStart?: () => Promise<boolean>,
) => Promise<{ readonly id: number | null; readonly withdrawn: boolean }>

const WITHDRAWN = { id: null, withdrawn: true, sent: null } as const
const NOTHING = { id: null, withdrawn: false, sent: null } as const

export const createWrite = (api: Api, photos: Photos): Write => {
	const place = ({ threadId, replyTo, silent }: Destination, { keyboard }: TelegramMessage) => ({
		...(threadId === null ? {} : { message_thread_id: threadId }),
		...(replyTo === null
			? {}
			: { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }),
		...(silent ? { disable_notification: true } : {}),
		...(keyboard.length === 0 ? {} : { reply_markup: markupOf(keyboard) }),
	})

	const sendText = async (to: Destination, message: TelegramMessage): Promise<Message> =>
		api.sendMessage(to.chatId, message.text, {
			entities: [...message.entities],
			link_preview_options: { is_disabled: true },
			...place(to, message),
		})

	const sendPhoto = (to: Destination, message: TelegramMessage, photo: Photo) =>
		api.sendPhoto(to.chatId, photo, {
			...(message.text === '' ? {} : { caption: message.text, caption_entities: [...message.entities] }),
			...place(to, message),
		})

	return async (to, message, mayStart = async () => true) => {
		const send = async (photo: Photo | null) => {
			if (photo === null && message.text === '') return NOTHING
			if (!(await mayStart())) return WITHDRAWN
			if (photo === null) {
				const { message_id: id } = await sendText(to, message)
				return { id, withdrawn: false, sent: null }
			}
			const sent = await sendPhoto(to, message, photo)
			return { id: sent.message_id, withdrawn: false, sent }
		}
		return message.card === null ? send(null) : photos.use(message.card, send)
	}
}
