import type { Message } from 'grammy/types'
import { asUser } from './bot-user.ts'
import type { Payload } from './call.ts'
import type { KnownChat } from './chats.ts'
import { type MessageContent, nowSeconds, replyContent } from './message-content.ts'
import { nextMessageId } from './message-ids.ts'
import { isObject, optionalBoolean, optionalInteger, requiredInteger } from './parameters.ts'
import { reachToWrite } from './reach-chat.ts'
import { badRequest } from './refusal.ts'
import { readInlineKeyboard } from './reply-markup.ts'
import type { World } from './world.ts'

const GENERAL_TOPIC = 1

/** The general topic is written to without naming it: Telegram refuses its number. */
const readThread = (payload: Payload, { chat, threads }: KnownChat): MessageContent => {
	const thread = optionalInteger(payload, 'message_thread_id')
	if (thread === undefined || thread === 0) return {}
	if (thread === GENERAL_TOPIC || !threads.has(thread)) throw badRequest('message thread not found')
	return { message_thread_id: thread, ...(chat.is_forum === true ? { is_topic_message: true } : {}) }
}

const readReply = (world: World, payload: Payload, { chat }: KnownChat): MessageContent => {
	const reply = payload['reply_parameters']
	if (reply === undefined || reply === null) return {}
	if (!isObject(reply)) throw badRequest('object expected as reply parameters')
	const messageId = requiredInteger(reply, 'message_id')
	const message = world.messages.find(optionalInteger(reply, 'chat_id') ?? chat.id, messageId)
	if (message !== undefined) return replyContent(message)
	if (optionalBoolean(reply, 'allow_sending_without_reply')) return {}
	throw badRequest('message to be replied not found')
}

const checkOptions = (payload: Payload): void => {
	optionalBoolean(payload, 'disable_notification')
	optionalBoolean(payload, 'protect_content')
	const preview = payload['link_preview_options'] ?? {}
	if (!isObject(preview)) throw badRequest('object expected as link preview options')
	optionalBoolean(preview, 'is_disabled')
}

/** Sends a message with this content to the chat of a call, or refuses what is common to all sends. */
export const sendContent = (world: World, payload: Payload, content: MessageContent): Message => {
	const keyboard = readInlineKeyboard(payload)
	checkOptions(payload)
	const known = reachToWrite(world.chats, payload)
	const place = { ...readThread(payload, known), ...readReply(world, payload, known) }
	world.countMessage(known.chat)
	const message: Message = {
		message_id: nextMessageId(),
		...(known.chat.type === 'channel' ? { sender_chat: known.chat } : { from: asUser(world.me) }),
		chat: known.chat,
		date: nowSeconds(),
		...place,
		...content,
		...(keyboard === undefined ? {} : { reply_markup: keyboard }),
	}
	world.messages.addSent(message)
	return message
}
