import type { Lang } from '../../src/domain/lang.ts'
import type { Block, Reply } from '../../src/domain/reply.ts'
import { renderText } from '../../src/render/visitor.ts'

/** What POST /api/messages answers. */
export interface AnswerBody {
	readonly conversation: string
	/** Names this answer. */
	readonly id: string
	readonly outcome: Reply['outcome']
	readonly topics: readonly string[]
	readonly figures: readonly string[]
	readonly about: string | null
	readonly lang: Lang
	/** The whole answer for who shows nothing but text, choices numbered. */
	readonly text: string
	readonly blocks: readonly Block[]
}

export const render = (
	reply: Reply,
	{ conversation, id }: Pick<AnswerBody, 'conversation' | 'id'>,
): AnswerBody => ({
	conversation,
	id,
	outcome: reply.outcome,
	topics: reply.topics,
	figures: reply.figures,
	about: reply.about,
	lang: reply.lang,
	text: renderText(reply),
	blocks: reply.blocks,
})
