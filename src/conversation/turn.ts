import type { ConversationKey, Message } from '../domain/conversation.ts'
import type { Lang } from '../domain/lang.ts'
import type { ChoiceAction, Reply } from '../domain/reply.ts'
import { type Session, withList } from './session.ts'

/** One message on its way: where it belongs, what is remembered, and the language that its reply cannot be without. */
export interface Turn {
	readonly message: Message
	readonly key: ConversationKey
	readonly session: Session
	/** What was chosen, before what was last spoken, before what the platform says. */
	readonly lang: Lang
	/** Chosen by the caller or with /language: it goes before the question's own. */
	readonly fixedLang: Lang | null
}

/** One message answered, and what is remembered of it; null where everything was deleted. */
export type Step = readonly [Reply, Session | null]

/** What the last list of a reply offers. */
export const listOf = (reply: Reply): readonly ChoiceAction[] =>
	reply.blocks.findLast((block) => block.kind === 'choices')?.items.map(({ action }) => action) ?? []

/** Said beside the conversation: it goes on where it was. */
export const aside = (reply: Reply, { session, lang }: Turn): Step => [reply, { ...session, lang }]

/** An answer of the bot about itself: a list that is open stays open unless there is a new one. */
export const told = (reply: Reply, { session, lang }: Turn): readonly [Reply, Session] => {
	const list = listOf(reply)
	const after = list.length > 0 ? withList(session, list) : session
	return [reply, { ...after, lang, misses: 0 }]
}
