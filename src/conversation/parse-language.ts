import type { Lang } from '../domain/lang.ts'

const NAMES: readonly (readonly [RegExp, Lang | null])[] = [
	[/^(?:zh-hans|zh-cn|简体|简体中文|简|中文)$/iu, 'zh-Hans'],
	[/^(?:zh-hant|zh-tw|zh-hk|繁體|繁体|繁體中文|繁体中文|繁)$/iu, 'zh-Hant'],
	[/^(?:en|english|英文|英语|英語)$/iu, 'en'],
	[/^(?:auto|自动|自動)$/iu, null],
]

/** The language that somebody names, null for that of each question; undefined where it is none. */
export const parseLanguage = (name: string): Lang | null | undefined =>
	NAMES.find(([pattern]) => pattern.test(name))?.[1]
