import { LANGS, type Lang } from '../../../../src/domain/lang.ts'

export const isLang = (word: string | null | undefined): word is Lang => LANGS.some((lang) => lang === word)

const TRADITIONAL = /^zh-(?:hant|tw|hk|mo)\b/iu

/** The language of the first browser language that is ours; 简体 when none is. */
const ofBrowser = (languages: readonly string[]): Lang => {
	for (const language of languages) {
		if (TRADITIONAL.test(language)) return 'zh-Hant'
		if (/^zh\b/iu.test(language)) return 'zh-Hans'
		if (/^en\b/iu.test(language)) return 'en'
	}
	return 'zh-Hans'
}

export interface PageLanguage {
	readonly lang: Lang
	/** Whether somebody chose it: then every reply has it, else a question is answered in its own. */
	readonly chosen: boolean
}

/** The address says it, else what was chosen before, else the browser. */
export const pageLanguage = (
	ofAddress: string | null,
	remembered: string | null,
	ofTheBrowser: readonly string[],
): PageLanguage => {
	if (isLang(ofAddress)) return { lang: ofAddress, chosen: true }
	if (isLang(remembered)) return { lang: remembered, chosen: true }
	return { lang: ofBrowser(ofTheBrowser), chosen: false }
}

/** The language tag of what somebody typed, for a voice that reads it out. */
export const langOfQuestion = (question: string, ofAnswer: Lang | null): string => {
	if (!/\p{Script=Han}/u.test(question)) return 'en'
	return ofAnswer === null || ofAnswer === 'en' ? 'zh' : ofAnswer
}
