import type { Message } from 'grammy/types'

export interface Messages {
	/** What the bot has sent to a chat and not deleted, edits applied; grows as it sends. */
	readonly sentTo: (chatId: number) => readonly Message[]
	readonly find: (chatId: number, messageId: number) => Message | undefined
	/** Keeps a citizen's message, so that it can be replied to and deleted. */
	readonly keep: (message: Message) => void
	readonly addSent: (message: Message) => void
	readonly replace: (message: Message) => void
	readonly remove: (message: Message) => void
}

export const createMessages = (): Messages => {
	const byChat = new Map<number, Map<number, Message>>()
	const sent = new Map<number, Message[]>()
	const keep = (message: Message): void => {
		const inChat = byChat.get(message.chat.id) ?? new Map<number, Message>()
		byChat.set(message.chat.id, inChat.set(message.message_id, message))
	}
	const sentIn = (chatId: number): Message[] => {
		const found = sent.get(chatId) ?? []
		sent.set(chatId, found)
		return found
	}
	const spliceSent = ({ chat, message_id }: Message, ...replacement: readonly Message[]): void => {
		const inChat = sentIn(chat.id)
		const at = inChat.findLastIndex((message) => message.message_id === message_id)
		if (at >= 0) inChat.splice(at, 1, ...replacement)
	}
	return {
		sentTo: sentIn,
		find: (chatId, messageId) => byChat.get(chatId)?.get(messageId),
		keep,
		addSent: (message) => {
			keep(message)
			sentIn(message.chat.id).push(message)
		},
		replace: (message) => {
			keep(message)
			spliceSent(message, message)
		},
		remove: (message) => {
			byChat.get(message.chat.id)?.delete(message.message_id)
			spliceSent(message)
		},
	}
}
