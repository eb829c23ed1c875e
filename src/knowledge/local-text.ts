import type { LocalText } from '../domain/lang.ts'
import { toTraditional } from '../language/to-traditional.ts'

/** 繁體 is converted when it is first read: most runs never need it, and its dictionary is slow to build. */
export function localText(zh: string, en: string): LocalText {
	let traditional: string | null = null
	return Object.freeze({
		'zh-Hans': zh,
		get 'zh-Hant'() {
			traditional ??= toTraditional(zh)
			return traditional
		},
		en,
	})
}
