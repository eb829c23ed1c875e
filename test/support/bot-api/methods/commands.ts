import type { Payload } from '../call.ts'
import type { Chats } from '../chats.ts'
import { readCommands } from '../commands.ts'
import { readLanguageCode } from '../language-code.ts'
import { isObject, optionalString, requiredInteger } from '../parameters.ts'
import { findChat } from '../reach-chat.ts'
import { badRequest } from '../refusal.ts'
import type { Method, Methods } from '../world.ts'

const cannotParse = (why: string): Error => badRequest(`can't parse BotCommandScope: ${why}`)

const inChat = (chats: Chats, { type, ...scope }: Payload): string => {
	if (scope['chat_id'] === undefined) throw cannotParse('Can\'t find field "chat_id"')
	return `${type} ${findChat(chats, scope).chat.id}`
}

const SCOPES: Readonly<Record<string, (chats: Chats, scope: Payload) => string>> = {
	default: () => 'default',
	all_private_chats: () => 'all_private_chats',
	all_group_chats: () => 'all_group_chats',
	all_chat_administrators: () => 'all_chat_administrators',
	chat: inChat,
	chat_administrators: inChat,
	chat_member: (chats, scope) => `${inChat(chats, scope)} ${requiredInteger(scope, 'user_id')}`,
}

const readScope = (chats: Chats, payload: Payload): string => {
	const scope = payload['scope'] ?? { type: 'default' }
	if (!isObject(scope)) throw cannotParse('BotCommandScope must be an Object')
	const type = optionalString(scope, 'type')
	if (type === undefined) throw cannotParse('Can\'t find field "type"')
	const read = Object.hasOwn(SCOPES, type) ? SCOPES[type] : undefined
	if (read === undefined) throw cannotParse('Unsupported type specified')
	return read(chats, scope)
}

const readList = (chats: Chats, payload: Payload): string =>
	`${readScope(chats, payload)} ${readLanguageCode(payload)}`

const setMyCommands: Method = ({ chats, commands }, { payload }) => {
	const given = readCommands(payload)
	commands.set(readList(chats, payload), given)
	return true
}

const deleteMyCommands: Method = ({ chats, commands }, { payload }) => {
	commands.set(readList(chats, payload), [])
	return true
}

const getMyCommands: Method = ({ chats, commands }, { payload }) => commands.get(readList(chats, payload))

export const commandMethods: Methods = { setMyCommands, deleteMyCommands, getMyCommands }
