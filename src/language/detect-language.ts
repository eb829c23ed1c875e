import type { Lang } from '../domain/lang.ts'
import { simplify } from './normalise.ts'
import { isPinyin } from './pinyin.ts'

const HAN = /\p{Script=Han}/gu
const LATIN_WORD = /[a-z]+/g
/** Simplified texts hold these too, though OpenCC changes them. */
const EITHER_WAY = /[著乾么於後甚妳祇隻里]/gu
/** So many Latin words beside few Han characters make an English message with a Chinese name in it. */
const ENGLISH_SHARE = 5

/** The language to answer in. Pinyin and mixed messages are answered in Chinese. */
export function detectLanguage(text: string): Lang {
	const plain = text.slice(0, 1000).normalize('NFKC').toLowerCase()
	const han = plain.match(HAN)?.length ?? 0
	const words = plain.match(LATIN_WORD) ?? []
	if (han === 0) return words.length === 0 || isPinyin(words) ? 'zh-Hans' : 'en'
	if (words.length >= ENGLISH_SHARE && words.length >= han) return 'en'
	const telling = plain.replace(EITHER_WAY, '')
	return simplify(telling) === telling ? 'zh-Hans' : 'zh-Hant'
}
