import { sendContent } from '../compose-message.ts'
import { readText } from '../formatted-text.ts'
import { textContent } from '../message-content.ts'
import { optionalString } from '../parameters.ts'
import { reachChat } from '../reach-chat.ts'
import { badRequest } from '../refusal.ts'
import type { Method, Methods } from '../world.ts'

const sendMessage: Method = (world, { payload }) =>
	sendContent(world, payload, textContent(readText(payload)))

const CHAT_ACTIONS = new Set([
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

const sendChatAction: Method = (world, { payload }) => {
	reachChat(world.chats, payload)
	if (!CHAT_ACTIONS.has(optionalString(payload, 'action') ?? ''))
		throw badRequest('wrong parameter action in request')
	return true
}

export const sendingMethods: Methods = { sendMessage, sendChatAction }
