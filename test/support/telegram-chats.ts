import type { Chat, User } from 'grammy/types'
import type { ChatRef } from '../../src/domain/chat-ref.ts'
import type { BotApi } from './bot-api/bot-api.ts'
import { chatMember, group, privateChat, textMessage, user } from './bot-api/updates.ts'
import { chatOf } from './broadcast.ts'
import { lastMessage, newId } from './telegram-bot.ts'

/** How the service names a chat, or a topic of a group. */
export const refOf = (chat: number, thread: number | null = null): ChatRef =>
	chatOf(String(chat), thread === null ? null : String(thread))

export interface Person {
	readonly from: User
	readonly chat: Chat.PrivateChat
}

/** Somebody whom the bot has not met. */
export const newPerson = (languageCode = 'zh'): Person => {
	const from = user(newId(), { language_code: languageCode })
	return { from, chat: privateChat(from) }
}

/** Somebody to whom the bot may write. */
export const knownPerson = (api: BotApi): Person => {
	const person = newPerson()
	api.addChat(person.chat)
	return person
}

/** Somebody alone with the bot, who waits for the answer to each thing that they say. */
export const newTalker = (api: BotApi, languageCode?: string) => {
	const { from, chat } = newPerson(languageCode)
	let heard = 0
	const say = (text: string) => {
		api.inject(textMessage({ chat, from, text }))
		heard += 1
		return lastMessage(api, chat.id, heard)
	}
	return { from, chat, say }
}

/** An id as supergroups and channels have them. */
export const newGroupId = (): number => -1_000_000_000_000 - newId()

/** A group with a member and an administrator; with topics where it has threads. */
export const newGroup = (api: BotApi, threads: readonly number[] = []) => {
	const chat = group(newGroupId(), { forum: threads.length > 0 }) as Chat.SupergroupChat
	const [{ from: member }, { from: administrator }] = [newPerson(), newPerson()]
	const members = [chatMember(member, 'member'), chatMember(administrator, 'administrator')]
	api.addChat(chat, { members, threads })
	return { chat, member, administrator }
}
