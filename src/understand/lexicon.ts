import { foldSyllable, splitPinyin } from '../language/pinyin.ts'
import { createTrie, type Hit } from './trie.ts'

/**
 * What a word stands for: `concept:<id>`, `figure:<id>`, `area:<id>`, `fact:<id>`, `subject:<id>`,
 * `place:own`, `place:part`, `place:other`.
 */
export type Sense = string

/** The lexicon as it is kept in the compiled model. */
export interface CompiledLexicon {
	/** Normalised words with their senses. */
	readonly words: readonly (readonly [word: string, senses: readonly Sense[]])[]
	/** Printed numbers, as `numberKey` writes them, with the figures that have them. */
	readonly numbers: readonly (readonly [key: string, figures: readonly string[]])[]
	/** Folded syllable → the Han characters read so. */
	readonly readings: Readonly<Record<string, string>>
}

export interface Lexicon {
	/** Words in a normalised text, longest first. */
	find(text: string): Hit<Sense>[]
	/** Words found by their sound: for pinyin input and homophones. Offsets count syllables. */
	findBySound(syllables: readonly string[]): Hit<Sense>[]
	/** The folded syllables of a normalised text: of its Han characters, or of its words when written in pinyin. */
	syllables(text: string, writtenInPinyin: boolean): string[]
	/** Ids of the figures whose printed number is this one: 40亿 and 4 billion are both 4e9. */
	figuresWith(value: number, percent: boolean): readonly string[]
	/** Every word and the senses it has, for the fuzzy stage. */
	readonly words: ReadonlyMap<string, readonly Sense[]>
}

/** One syllable sounds like too many things. */
const LEAST_SYLLABLES_BY_SOUND = 2
const LONGEST_PINYIN_WORD = 60
const HAN_ONLY = /^\p{Script=Han}+$/u

export const numberKey = (value: number, percent: boolean): string => `${value}${percent ? '%' : ''}`

export function createLexicon(compiled: CompiledLexicon): Lexicon {
	const once = keepOnce()
	const words = new Map(compiled.words.map(([word, senses]) => [word, once(senses)] as const))
	const numbers = new Map(compiled.numbers)
	const readings = new Map<string, string>()
	for (const [syllable, characters] of Object.entries(compiled.readings))
		for (const character of characters) readings.set(character, syllable)
	const trie = createTrie(words)
	const codes = new Map(
		Object.keys(compiled.readings).map((syllable, i) => [syllable, String.fromCharCode(0xe000 + i)]),
	)
	const code = (syllable: string): string => codes.get(syllable) ?? '\uf8ff'
	const sounds = createTrie(
		[...words]
			.filter(([word]) => word.length >= LEAST_SYLLABLES_BY_SOUND && HAN_ONLY.test(word))
			.map(([word, senses]) => [[...word].map((c) => code(readings.get(c) ?? '')).join(''), senses] as const),
	)

	return {
		words,
		find: trie.longest,
		findBySound: (syllables) => sounds.longest(syllables.map(code).join('')),
		syllables(text, writtenInPinyin) {
			if (!writtenInPinyin) return [...text].flatMap((character) => readings.get(character) ?? [])
			const latin: readonly string[] = text.match(/[a-z]+/g) ?? []
			return latin.flatMap((word) =>
				word.length > LONGEST_PINYIN_WORD ? [] : (splitPinyin(word) ?? []).map(foldSyllable),
			)
		},
		figuresWith: (value, percent) =>
			numbers.get(numberKey(value, percent)) ?? (percent ? [] : (numbers.get(numberKey(value, true)) ?? [])),
	}
}

/** Most words share their senses with others: equal lists become one, which saves several megabytes. */
function keepOnce(): (senses: readonly Sense[]) => readonly Sense[] {
	const kept = new Map<string, readonly Sense[]>()
	return (senses) => {
		const key = senses.join(' ')
		const known = kept.get(key) ?? senses
		kept.set(key, known)
		return known
	}
}
