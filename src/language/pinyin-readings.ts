import { pinyin } from 'pinyin-pro'
import { foldSyllable } from './pinyin.ts'

/** Folded syllable → the Han characters that are read so most often. */
export type Readings = Readonly<Record<string, string>>

const FIRST_HAN = 0x4e00
const LAST_HAN = 0x9fa5

/** The commonest reading of every character of the basic Han block; pinyin-pro is needed here and not at run time. */
export function readingsOfHan(): Readings {
	const readings: Record<string, string> = {}
	for (let code = FIRST_HAN; code <= LAST_HAN; code++) {
		const character = String.fromCharCode(code)
		const plain = pinyin(character, { toneType: 'none', type: 'array', v: true, nonZh: 'removed' })[0] ?? ''
		if (plain === '' || plain === character) continue
		const folded = foldSyllable(plain)
		readings[folded] = (readings[folded] ?? '') + character
	}
	return readings
}

/** A Chinese text as people type it without an input method: toneless syllables parted by spaces. */
export function toPinyin(text: string): string {
	return pinyin(text, { toneType: 'none', v: true, nonZh: 'consecutive' })
}
