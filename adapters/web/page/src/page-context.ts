import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Lang } from '../../../../src/domain/lang.ts'
import type { Words } from './words/words.ts'

/** What every part of the page knows. */
export interface PageContext {
	readonly words: Words
	readonly lang: Lang
	readonly embedded: boolean
	/** `ofAnswer`: the language of the answer whose button was pressed. */
	readonly press: (words: string, action: string, ofAnswer: Lang) => void
	readonly ask: (text: string) => void
	readonly retry: (key: number) => void
	readonly rate: (key: number, useful: boolean) => void
}

const Page = createContext<PageContext | null>(null)
export const PageProvider = Page.Provider

export const usePage = (): PageContext => {
	const page = useContext(Page)
	if (page === null) throw new TypeError('Rendered outside of the page')
	return page
}
