import type { CallbackQuery, User } from 'grammy/types'
import { nextMessageId } from './message-ids.ts'
import type { NewUpdate } from './new-update.ts'

// Updates that wait for an answer of their own kind.

export const callbackQuery = (options: {
	readonly from: User
	readonly message: NonNullable<CallbackQuery['message']>
	readonly data: string
	readonly id?: string
}): NewUpdate<'callback_query'> => ({
	callback_query: {
		id: options.id ?? `callback-${nextMessageId()}`,
		from: options.from,
		message: options.message,
		chat_instance: String(options.message.chat.id),
		data: options.data,
	},
})

export const inlineQuery = (options: {
	readonly from: User
	readonly query: string
	readonly id?: string
	readonly offset?: string
}): NewUpdate<'inline_query'> => ({
	inline_query: {
		id: options.id ?? `inline-${nextMessageId()}`,
		from: options.from,
		query: options.query,
		offset: options.offset ?? '',
		chat_type: 'sender',
	},
})
