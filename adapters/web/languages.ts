import { LANGS, type Lang } from '../../src/domain/lang.ts'

export const isLang = (value: unknown): value is Lang => LANGS.some((lang) => lang === value)

const ofTag = (tag: string): Lang | null => {
	const [language, ...rest] = tag.trim().toLowerCase().split('-')
	if (language === 'zh')
		return rest.some((part) => ['hant', 'tw', 'hk', 'mo'].includes(part)) ? 'zh-Hant' : 'zh-Hans'
	return language === 'en' ? 'en' : null
}

/** The first of a browser's languages that there is, in its own order; 简体 where there is none. */
export const langOfHeader = (header: string | readonly string[] | undefined): Lang => {
	const tags = String(header ?? '')
		.slice(0, 500)
		.split(',')
	for (const tag of tags) {
		const lang = ofTag(tag.split(';')[0] ?? '')
		if (lang !== null) return lang
	}
	return 'zh-Hans'
}
