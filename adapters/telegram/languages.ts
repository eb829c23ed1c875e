import type { Lang } from '../../src/domain/lang.ts'

/** Telegram's `language_code` as a language of replies: 简体 unless it says otherwise. */
export const langOfCode = (code: string | undefined): Lang => {
	const lower = (code ?? '').toLowerCase()
	if (/^zh-(?:hant|tw|hk|mo)/u.test(lower)) return 'zh-Hant'
	return lower === '' || lower.startsWith('zh') ? 'zh-Hans' : 'en'
}
