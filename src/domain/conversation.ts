import type { ChatRef } from './chat-ref.ts'
import type { Lang } from './lang.ts'
import type { ChoiceAction, Reply } from './reply.ts'

declare const brand: unique symbol
/** One person on one channel, or one person in one thread of a group: `terminal:local`. */
export type ConversationKey = string & { readonly [brand]: 'ConversationKey' }

/** `id` is the channel's own name for the conversation; the key keeps two channels apart. */
export const conversationKey = (channel: string, id: string): ConversationKey =>
	`${channel}:${id}` as ConversationKey

/** How the bot is spoken to in a group: every message arrives, or only those that address it, or it heeds mentions only. */
export type Hearing = 'hears-all' | 'hears-addressed' | 'hears-mentions'

/** What happened on a channel that is answered although nobody asked anything. */
export type ChannelEvent =
	/** A picture, a voice message: nothing that a matcher of words can read. */
	| 'unreadable'
	/** Added to a group, or greeting it. */
	| `joined-${Hearing}`
	/** A button of a reply that no longer means anything. */
	| 'stale-button'
	| 'voted'
	/** More messages at once than can be answered one by one. */
	| 'too-many'

/** As the citizen wrote it, of any length; the button that was pressed; or what happened. */
export type Said =
	| { readonly text: string }
	| { readonly action: ChoiceAction }
	| { readonly event: ChannelEvent }

export type Message = Said & {
	/** The language of the reply where the caller fixes it; else the question's own. */
	readonly lang?: Lang
	/** What the platform says of the citizen's language: used until they have written something. Default: 简体. */
	readonly firstLang?: Lang
	/** Whether the channel can show pictures: an answer offers one then. Default: false. */
	readonly pictures?: boolean
	/** Set where the channel can write first: where to, and the platform's id of who speaks. */
	readonly sender?: { readonly chat: ChatRef; readonly person: string }
	/** Set in a group: where its settings are kept, whether who speaks may change them, and what the bot hears. */
	readonly group?: {
		readonly key: ConversationKey
		readonly maySet: () => Promise<boolean>
		readonly hears: Hearing
	}
}

/**
 * The one door: terminal, ask, --jsonl, HTTP and every channel come through it. Messages of one conversation are
 * answered in the order in which they arrive. Never rejects because of what a message holds.
 */
export type Handle = (message: Message, key: ConversationKey) => Promise<Reply>

/** One thing to pick while a question is still being typed. */
export interface Suggestion {
	/** 1 to 60 characters of A-Z a-z 0-9 _ -: the same thing has the same id. */
	readonly id: string
	readonly title: string
	readonly detail: string
	readonly reply: Reply
}

/** Up to ten things of the report that fit what was typed so far, best first; the areas when nothing was. */
export type Suggest = (typed: string, firstLang: Lang) => readonly Suggestion[]
