import type { ConversationKey } from '../domain/conversation.ts'
import type { Lang } from '../domain/lang.ts'

/** What somebody chose for a conversation or a group. Kept until deleted, unlike what a session remembers. */
export interface Preferences {
	/** The fixed language of replies; null follows each question. */
	readonly langOf: (key: ConversationKey) => Lang | null
	readonly fixLang: (key: ConversationKey, lang: Lang | null) => void
	/** When a platform gives a group another id. */
	readonly move: (from: ConversationKey, to: ConversationKey) => void
	readonly forget: (key: ConversationKey) => void
}
