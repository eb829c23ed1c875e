import { encodeAction } from '../../../src/domain/action-code.ts'
import type { Lang } from '../../../src/domain/lang.ts'
import type { Target } from '../../../src/domain/understanding.ts'

/** Deep links into the report. */
export const pathOf = ({ kind, id }: Target): string => {
	const name = encodeURIComponent(id)
	return kind === 'fact' ? '/report' : `/report/${kind === 'area' ? 'areas' : 'figures'}/${name}`
}

export const linkTo = (target: Target, lang: Lang): string =>
	`${pathOf(target)}?lang=${lang}${target.kind === 'fact' ? `#fact-${encodeURIComponent(target.id)}` : ''}`

export const reportLink = (lang: Lang): string => `/report?lang=${lang}`

/** The citizen page with a question that is asked at once; without one, the page. */
export const askLink = (question: string | null, lang: Lang): string =>
	question === null ? `/?lang=${lang}` : `/?lang=${lang}&q=${encodeURIComponent(question)}`

export const cardPath = (target: Extract<Target, { kind: 'figure' | 'area' }>, lang: Lang): string =>
	`/cards/${encodeAction(target)}.${lang}.png`
