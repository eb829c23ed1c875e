import { sendContent } from '../compose-message.ts'
import { readCaption, readText } from '../formatted-text.ts'
import { captionContent, textContent } from '../message-content.ts'
import { optionalInteger, optionalString } from '../parameters.ts'
import { reachChat } from '../reach-chat.ts'
import { badRequest } from '../refusal.ts'
import type { Method, Methods } from '../world.ts'

const sendMessage: Method = (world, { payload }) =>
	sendContent(world, payload, textContent(readText(payload)))

const sendPhoto: Method = (world, { payload, files }) => {
	const caption = captionContent(readCaption(payload))
	return sendContent(world, payload, { photo: [world.photos.read(payload, files)], ...caption })
}

const CHAT_ACTIONS: ReadonlySet<string> = new Set([
	'typing',
	'upload_photo',
	'record_video',
	'upload_video',
	'record_voice',
	'upload_voice',
	'upload_document',
	'choose_sticker',
	'find_location',
	'record_video_note',
	'upload_video_note',
])

const sendChatAction: Method = ({ chats }, { payload }) => {
	if (!CHAT_ACTIONS.has(optionalString(payload, 'action') ?? ''))
		throw badRequest('wrong parameter action in request')
	// Unlike a message, it may name the general topic by its number.
	optionalInteger(payload, 'message_thread_id')
	reachChat(chats, payload)
	return true
}

export const sendingMethods: Methods = { sendMessage, sendPhoto, sendChatAction }
