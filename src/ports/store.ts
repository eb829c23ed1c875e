import type { ChatRef } from '../domain/chat-ref.ts'
import type { ConversationKey } from '../domain/conversation.ts'
import type { Lang } from '../domain/lang.ts'
import type { Chats } from './chats.ts'
import type { Vote } from './feedback.ts'
import type { Ledger } from './ledger.ts'
import type { Notices } from './notices.ts'
import type { Subscriptions } from './subscriptions.ts'
import type { Switches } from './switches.ts'

/** What somebody chose for a conversation or a group; kept until deleted. Keys are hashed. */
export interface Preferences {
	/** The fixed language of replies; null follows each question. */
	readonly langOf: (key: ConversationKey) => Promise<Lang | null>
	readonly fixLang: (key: ConversationKey, lang: Lang | null) => Promise<void>
	/** When a platform gives a group another id. What `from` chose goes before what `to` had. */
	readonly move: (from: ConversationKey, to: ConversationKey) => Promise<void>
	readonly forget: (key: ConversationKey) => Promise<void>
}

/** What a conversation was about, as text that only its writer understands. Keys are hashed. */
export interface Memory {
	/** Null when there is none, or its time is over. */
	readonly load: (key: ConversationKey) => Promise<string | null>
	/** Resolves when a kill no longer takes it; what is saved at once shares one commit. */
	readonly save: (key: ConversationKey, text: string, untilMs: number) => Promise<void>
	readonly forget: (key: ConversationKey) => Promise<void>
}

/** Which deliveries of a platform have been dealt with; the newest 10,000 of a channel. Ids are hashed. */
export interface Handled {
	readonly has: (channel: string, id: string) => Promise<boolean>
	/** Resolves when the ids will be known after a kill. Ids added at once share one commit. */
	readonly add: (channel: string, ids: readonly string[]) => Promise<void>
}

export interface VoteCount extends Vote {
	/** UTC date, `2026-11-25`. */
	readonly day: string
	readonly count: number
}

/** Counts; who voted is never known. */
export interface Feedback {
	readonly record: (vote: Vote) => Promise<void>
	/** By day, channel and subject. */
	readonly counts: () => Promise<readonly VoteCount[]>
}

/** A question that nobody could answer, with no trace of who asked. */
export interface Unanswered {
	/** Masked by the caller; at most 500 UTF-16 units are kept. */
	readonly text: string
	readonly lang: Lang
	/** Codes of what came nearest, best first. */
	readonly nearest: readonly string[]
}

export interface UnansweredCount extends Unanswered {
	readonly count: number
	/** Milliseconds since 1970. */
	readonly lastMs: number
}

export interface UnansweredLog {
	/** Keeps nothing, and says false, unless the store was opened with `keepUnanswered`. */
	readonly note: (question: Unanswered) => Promise<boolean>
	/** Most often asked first. */
	readonly list: (limit: number) => Promise<readonly UnansweredCount[]>
}

/** Whose traces go: a chat with all its threads, conversations, a person who opted in for others. */
export interface Leaver {
	readonly chat?: Pick<ChatRef, 'platform' | 'chat'>
	readonly conversations?: readonly ConversationKey[]
	readonly person?: { readonly platform: string; readonly id: string }
}

/** What nobody can be found by. */
export interface Removals {
	/** How often something was deleted on request. */
	readonly requests: number
	/** For each figure, how many chats that got it are deleted by now. */
	readonly chatsByFigure: Readonly<Record<string, number>>
}

/**
 * What outlives the process. Every method rejects with an AppError that names the setting and the way out:
 * STORE_READ_ONLY, STORE_FULL, STORE_LOCKED, STORE_CONFLICT, STORE_DAMAGED, STORE_UNREACHABLE, STORE_REFUSED, STORE_FAILED.
 */
export interface Store {
	readonly preferences: Preferences
	readonly memory: Memory
	readonly chats: Chats
	readonly subscriptions: Subscriptions
	readonly handled: Handled
	readonly ledger: Ledger
	readonly notices: Notices
	readonly switches: Switches
	readonly feedback: Feedback
	readonly unanswered: UnansweredLog
	/** Removes everything of a person or chat and leaves counts. A second time removes nothing and counts nothing. */
	readonly remove: (leaver: Leaver) => Promise<void>
	readonly removals: () => Promise<Removals>
	/**
	 * Deletes what is dated before: settled deliveries, notices without any, chats that are gone or to which nothing
	 * has been sent since and nobody subscribed, questions, votes, memories, handled ids.
	 */
	readonly expire: (beforeMs: number) => Promise<void>
	/** Finishes what is under way. */
	readonly close: () => Promise<void>
}
