import type { Lang } from '../../src/domain/lang.ts'
import type { Reply } from '../../src/domain/reply.ts'
import { renderText } from '../../src/render/visitor.ts'

/** One answer for machines. */
export interface ResultLine {
	readonly outcome: Reply['outcome']
	readonly topics: readonly string[]
	readonly figures: readonly string[]
	readonly about: string | null
	readonly candidates: readonly string[]
	readonly lang: Lang
	/** The text as a plain channel shows it. */
	readonly reply: string
}

export const resultLine = (reply: Reply): ResultLine => ({
	outcome: reply.outcome,
	topics: reply.topics,
	figures: reply.figures,
	about: reply.about,
	candidates: reply.candidates,
	lang: reply.lang,
	reply: renderText(reply),
})
