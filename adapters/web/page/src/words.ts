import type { Lang } from '../../../../src/domain/lang.ts'
import { en } from './words/en.ts'
import type { Words } from './words/words.ts'
import { zhHans } from './words/zh-hans.ts'
import { zhHant } from './words/zh-hant.ts'

export const WORDS: Readonly<Record<Lang, Words>> = { 'zh-Hans': zhHans, 'zh-Hant': zhHant, en }

/** Each language in its own words: short on the button, whole for a voice. */
export const LANGUAGE_NAMES: Readonly<Record<Lang, { readonly short: string; readonly whole: string }>> = {
	'zh-Hans': { short: '简', whole: '简体中文' },
	'zh-Hant': { short: '繁', whole: '繁體中文' },
	en: { short: 'EN', whole: 'English' },
}
