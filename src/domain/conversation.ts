import type { Lang } from './lang.ts'
import type { Reply } from './reply.ts'

declare const brand: unique symbol
/** One person or group on one channel, thread included: `terminal:local`. */
export type ConversationKey = string & { readonly [brand]: 'ConversationKey' }

/** `id` is the channel's own name for the conversation; the key keeps two channels apart. */
export const conversationKey = (channel: string, id: string): ConversationKey =>
	`${channel}:${id}` as ConversationKey

export interface Message {
	/** As the citizen wrote it, of any length. */
	readonly text: string
	/** The language of the reply where the caller fixes it; else the question's own. */
	readonly lang?: Lang
}

/**
 * The one door: terminal, ask, --jsonl, HTTP and every channel come through it. Messages of one conversation are
 * answered in the order in which they arrive. Never rejects because of what a message holds.
 */
export type Handle = (message: Message, key: ConversationKey) => Promise<Reply>
