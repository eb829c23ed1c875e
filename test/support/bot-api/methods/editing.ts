import { isDeepStrictEqual } from 'node:util'
import type { Message } from 'grammy/types'
import type { Payload } from '../call.ts'
import { readText } from '../formatted-text.ts'
import { type MessageContent, nowSeconds, textContent } from '../message-content.ts'
import { optionalInteger, optionalString } from '../parameters.ts'
import { reachChat } from '../reach-chat.ts'
import { badRequest } from '../refusal.ts'
import { readInlineKeyboard } from '../reply-markup.ts'
import type { Method, Methods, World } from '../world.ts'

const findMessage = (world: World, payload: Payload, role: string): Message => {
	const messageId = optionalInteger(payload, 'message_id')
	const { chat } = reachChat(world.chats, payload)
	if (messageId === undefined) throw badRequest('message identifier is not specified')
	const message = world.messages.find(chat.id, messageId)
	if (message === undefined) throw badRequest(`${role} not found`)
	return message
}

const isOwn = ({ me }: World, { from, sender_chat }: Message): boolean =>
	from?.id === me.id || sender_chat?.type === 'channel'

/** Changes a message of the bot; a keyboard not given goes away, as in Telegram. */
const edit = (world: World, payload: Payload, old: Message, content?: MessageContent): Message => {
	if (!isOwn(world, old)) throw badRequest("message can't be edited")
	if (content !== undefined && old.text === undefined)
		throw badRequest('there is no text in the message to edit')
	const keyboard = readInlineKeyboard(payload)
	const { edit_date: _date, ...current } = old
	const { reply_markup: _keyboard, ...kept } = current
	const { text: _text, entities: _entities, ...bare } = kept
	const message: Message = {
		...(content === undefined ? kept : bare),
		...content,
		...(keyboard === undefined ? {} : { reply_markup: keyboard }),
	}
	if (isDeepStrictEqual(message, current))
		throw badRequest(
			'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
		)
	const edited = { ...message, edit_date: nowSeconds() }
	world.messages.replace(edited)
	return edited
}

/** A message that a citizen sent by way of the bot is in a chat that the bot does not see. */
const isInline = (payload: Payload): boolean =>
	payload['chat_id'] === undefined && optionalString(payload, 'inline_message_id') !== undefined

const editMessageText: Method = (world, { payload }) => {
	const content = textContent(readText(payload))
	if (!isInline(payload)) return edit(world, payload, findMessage(world, payload, 'message to edit'), content)
	readInlineKeyboard(payload)
	return true
}

const editMessageReplyMarkup: Method = (world, { payload }) => {
	if (!isInline(payload)) return edit(world, payload, findMessage(world, payload, 'message to edit'))
	readInlineKeyboard(payload)
	return true
}

const deleteMessage: Method = (world, { payload }) => {
	const message = findMessage(world, payload, 'message to delete')
	const known = world.chats.find(message.chat.id)
	const mayDelete = isOwn(world, message) || message.chat.type === 'private' || known?.bot === 'administrator'
	if (!mayDelete) throw badRequest("message can't be deleted")
	world.messages.remove(message)
	return true
}

export const editingMethods: Methods = { editMessageText, editMessageReplyMarkup, deleteMessage }
