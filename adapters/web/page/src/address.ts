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

/** What every server and messenger between here and there lets through. */
const LONGEST_ADDRESS = 4000

/** The address that asks this question for whoever opens it; null where it would be too long to arrive. */
export const shareAddress = (origin: string, question: string, lang: Lang): string | null => {
	const address = `${origin}/?${new URLSearchParams({ q: question, lang })}`
	return address.length > LONGEST_ADDRESS ? null : address
}
