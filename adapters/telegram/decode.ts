import type { Chat, ChatMember, Message, Update, User } from 'grammy/types'
import type { Said } from '../../src/domain/conversation.ts'
import type { Lang } from '../../src/domain/lang.ts'
import { addressed } from './addressed.ts'
import { langOfCode } from './languages.ts'
import type { Me } from './me.ts'

/** Where a message came from and where its answer goes. */
export interface Place {
	readonly chatId: number
	readonly isGroup: boolean
	/** The topic of a forum. */
	readonly threadId: number | null
	/** Who speaks: a person, the group itself for an administrator who stays anonymous, or a channel. */
	readonly speakerId: number
	readonly lang: Lang
}

export type Incoming =
	| {
			readonly kind: 'message'
			readonly said: Extract<Said, { text: string } | { event: string }>
			readonly place: Place
			readonly messageId: number
			readonly edited: boolean
			readonly atMs: number
	  }
	| {
			readonly kind: 'button'
			readonly id: string
			readonly data: string
			readonly place: Place
			/** Null where Telegram no longer gives access to the message. */
			readonly message: Message | null
	  }
	| { readonly kind: 'inline'; readonly id: string; readonly typed: string; readonly lang: Lang }
	| { readonly kind: 'joined'; readonly place: Place; readonly asAdministrator: boolean }
	/** Blocked by a person or removed from a group. */
	| { readonly kind: 'left'; readonly place: Place }
	| { readonly kind: 'moved'; readonly from: number; readonly to: number }
	/** Counted under its reason, and nothing is said. */
	| { readonly kind: 'ignored'; readonly reason: string }

const ignored = (reason: string): Incoming => ({ kind: 'ignored', reason })

const isGroup = (chat: Chat): boolean => chat.type === 'group' || chat.type === 'supergroup'

const placeOf = (chat: Chat, from: User | undefined, message?: Message): Place => ({
	chatId: chat.id,
	isGroup: isGroup(chat),
	threadId: message?.is_topic_message ? (message.message_thread_id ?? null) : null,
	speakerId: message?.sender_chat?.id ?? from?.id ?? chat.id,
	lang: langOfCode(from?.language_code),
})

const decodeMessage = (message: Message, edited: boolean, me: Me): Incoming => {
	if (message.migrate_to_chat_id !== undefined)
		return { kind: 'moved', from: message.chat.id, to: message.migrate_to_chat_id }
	if (message.chat.type === 'channel' || message.is_automatic_forward) return ignored('channel')
	if (message.via_bot) return ignored('via-bot')
	// Who writes as the group or as a channel of theirs stands behind a bot of Telegram's.
	if (message.from?.is_bot && message.sender_chat === undefined) return ignored('bot')
	const place = placeOf(message.chat, message.from, message)
	const words = message.text ?? message.caption
	const at = { place, messageId: message.message_id, edited, atMs: message.date * 1000 }
	if (words !== undefined) {
		const text = place.isGroup ? addressed(message, words, me) : words
		return text === null ? ignored('not-addressed') : { kind: 'message', said: { text }, ...at }
	}
	// Of an album only the picture with the words is read.
	if (place.isGroup || message.media_group_id !== undefined || !holdsContent(message))
		return ignored('no-text')
	return { kind: 'message', said: { event: 'unreadable' }, ...at }
}

/** Something that a person sent, unlike a notice such as a changed title. */
const holdsContent = (message: Message): boolean =>
	(
		[
			'photo',
			'voice',
			'audio',
			'video',
			'video_note',
			'sticker',
			'document',
			'animation',
			'location',
		] as const
	).some((kind) => message[kind] !== undefined)

const isIn = (member: ChatMember): boolean =>
	['member', 'administrator', 'creator'].includes(member.status) ||
	(member.status === 'restricted' && member.is_member)

/** An update of the Bot API as what it means to the bot. Pure. */
export const decode = (update: Update, me: Me): Incoming => {
	if (update.message) return decodeMessage(update.message, false, me)
	if (update.edited_message) return decodeMessage(update.edited_message, true, me)
	if (update.inline_query) {
		const { id, query, from } = update.inline_query
		return { kind: 'inline', id, typed: query, lang: langOfCode(from.language_code) }
	}
	if (update.callback_query) {
		const { id, data, message, from } = update.callback_query
		if (!message) return ignored('button-without-message')
		const readable = message.date === 0 ? null : (message as Message)
		const place = { ...placeOf(message.chat, from, readable ?? undefined), speakerId: from.id }
		return { kind: 'button', id, data: data ?? '', place, message: readable }
	}
	if (update.my_chat_member) {
		const { chat, from, old_chat_member: before, new_chat_member: after } = update.my_chat_member
		const place = placeOf(chat, from)
		if (!isIn(after)) return { kind: 'left', place }
		if (!place.isGroup || isIn(before)) return ignored('membership')
		return { kind: 'joined', place, asAdministrator: after.status === 'administrator' }
	}
	return ignored(Object.keys(update).find((key) => key !== 'update_id') ?? 'empty')
}
