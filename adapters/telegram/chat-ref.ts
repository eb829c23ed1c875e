import type { ChatRef } from '../../src/domain/chat-ref.ts'
import type { Place } from './decode.ts'
import type { Destination } from './write.ts'

/** The platform as preferences, subscriptions and the ledger name it. */
export const CHANNEL = 'telegram'

/** A person is one chat, whatever topic they write in; a topic of a group is a chat of its own. */
export const chatRefOf = ({ chatId, isGroup, threadId }: Place): ChatRef => ({
	platform: CHANNEL,
	chat: String(chatId),
	thread: isGroup && threadId !== null ? String(threadId) : null,
})

export const destinationOf = ({ chat, thread }: ChatRef): Destination => ({
	chatId: Number(chat),
	threadId: thread === null ? null : Number(thread),
	replyTo: null,
})
