import type { ChatRef } from '../domain/chat-ref.ts'

/** A chat as the tables name it: '' for no thread, since a unique key of SQL never equals null. */
export interface ChatColumns {
	readonly platform: string
	readonly chat: string
	readonly thread: string
}

export const columnsOf = ({ platform, chat, thread }: ChatRef): ChatColumns => ({
	platform,
	chat,
	thread: thread ?? '',
})

export const refOf = ({ platform, chat, thread }: ChatColumns): ChatRef => ({
	platform,
	chat,
	thread: thread === '' ? null : thread,
})
