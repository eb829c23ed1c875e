import type { ConversationKey } from '../domain/conversation.ts'
import type { Lang } from '../domain/lang.ts'
import type { Preferences } from '../ports/preferences.ts'

const CAPACITY = 100_000

/** In memory, gone with the process. @param capacity the one chosen for longest ago goes first; default 100,000. */
export const memoryPreferences = (capacity = CAPACITY): Preferences => {
	const langs = new Map<ConversationKey, Lang>()
	const fixLang = (key: ConversationKey, lang: Lang | null): void => {
		langs.delete(key)
		if (lang === null) return
		langs.set(key, lang)
		const [oldest] = langs.keys()
		if (langs.size > capacity && oldest !== undefined) langs.delete(oldest)
	}
	return {
		langOf: (key) => langs.get(key) ?? null,
		fixLang,
		move: (from, to) => {
			const lang = langs.get(from)
			if (lang !== undefined) fixLang(to, lang)
			langs.delete(from)
		},
		forget: (key) => {
			langs.delete(key)
		},
	}
}
