import type { Chat } from 'grammy/types'
import type { Payload } from './call.ts'
import type { Chats, KnownChat } from './chats.ts'
import { badRequest, forbidden } from './refusal.ts'

const PLACE: Readonly<Record<Chat['type'], string>> = {
	private: 'private chat',
	group: 'group chat',
	supergroup: 'supergroup chat',
	channel: 'channel chat',
}

export const findChat = (chats: Chats, payload: Payload): KnownChat => {
	const id = payload['chat_id']
	if (id === undefined || id === null || id === '') throw badRequest('chat_id is empty')
	if (typeof id !== 'string' && !(typeof id === 'number' && Number.isSafeInteger(id)))
		throw badRequest('field "chat_id" must be of type Number or String')
	const found = chats.find(typeof id === 'string' && /^-?\d+$/.test(id) ? Number(id) : id)
	if (found === undefined) throw badRequest('chat not found')
	return found
}

/** The chat when the bot is in it. */
export const reachChat = (chats: Chats, payload: Payload): KnownChat => {
	const found = findChat(chats, payload)
	const { chat, started, bot, migratedTo } = found
	if (migratedTo !== undefined)
		throw badRequest('group chat was upgraded to a supergroup chat', { migrate_to_chat_id: migratedTo })
	if (chat.type === 'private') {
		if (bot === 'kicked') throw forbidden('bot was blocked by the user')
		if (!started) throw forbidden("bot can't initiate conversation with a user")
	} else if (bot === 'kicked') throw forbidden(`bot was kicked from the ${PLACE[chat.type]}`)
	else if (bot === 'left') throw forbidden(`bot is not a member of the ${PLACE[chat.type]}`)
	return found
}

/** The chat when the bot may write there. */
export const reachToWrite = (chats: Chats, payload: Payload): KnownChat => {
	const found = reachChat(chats, payload)
	if (found.bot === 'restricted') throw badRequest('not enough rights to send text messages to the chat')
	return found
}
