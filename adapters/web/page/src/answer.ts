import { encodeAction } from '../../../../src/domain/action-code.ts'
import type { Lang } from '../../../../src/domain/lang.ts'
import type { Reply } from '../../../../src/domain/reply.ts'

/** What POST /api/messages answers. */
export interface Answer extends Pick<Reply, 'outcome' | 'topics' | 'figures' | 'about' | 'lang' | 'blocks'> {
	readonly conversation: string
	/** Names this answer. */
	readonly id: string
	readonly text: string
}

/** The code of the first thing that was answered, as votes name it; null where nothing of the report was. */
export const codeOf = ({ outcome, figures, about, topics }: Answer): string | null => {
	if (outcome !== 'answer') return null
	const [figure] = figures
	if (figure !== undefined) return encodeAction({ kind: 'figure', id: figure })
	if (about !== null) return encodeAction({ kind: 'fact', id: about })
	const [area] = topics
	return area === undefined ? null : encodeAction({ kind: 'area', id: area })
}

/** The place in the report browser that shows what was answered. */
export const reportAddress = ({
	figures,
	about,
	topics,
	lang,
}: Pick<Answer, 'figures' | 'about' | 'topics' | 'lang'>): string => {
	const [figure] = figures
	const [area] = topics
	if (figure !== undefined) return `/report/figures/${figure}?lang=${lang}`
	if (about !== null) return `/report?lang=${lang}#fact-${about}`
	return area === undefined ? overviewAddress(lang) : `/report/areas/${area}?lang=${lang}`
}

export const overviewAddress = (lang: Lang): string => `/report?lang=${lang}`
