import type { Lang } from '../../../../src/domain/lang.ts'

/** Characters that a question may have; the server counts the same way. */
export const MOST_CHARACTERS = 4000

export const lengthOf = (text: string): number => [...text].length

export interface Address {
	/** To be asked at once; null without one. */
	readonly question: string | null
	readonly lang: string | null
	/** Whether the page stands in another site's frame. */
	readonly embedded: boolean
}

export const readAddress = (search: string): Address => {
	const query = new URLSearchParams(search)
	const question = (query.get('q') ?? '').trim()
	return {
		question: question === '' ? null : [...question].slice(0, MOST_CHARACTERS).join(''),
		lang: query.get('lang'),
		embedded: query.get('embed') === '1',
	}
}

/** The address that asks this question for whoever opens it. */
export const shareAddress = (origin: string, question: string, lang: Lang): string =>
	`${origin}/?${new URLSearchParams({ q: question, lang })}`
