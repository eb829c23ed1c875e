import type { Pack, Place } from '../domain/pack.ts'
import { normalise } from '../language/normalise.ts'
import { findNumbers } from '../language/numerals.ts'
import { foldSyllable, splitPinyin, syllableOf } from '../language/pinyin.ts'
import { createTrie, type Hit, type Trie } from './trie.ts'

/**
 * What a word stands for: `concept:<id>`, `figure:<id>`, `area:<id>`, `fact:<id>`, `subject:<id>`,
 * `place:own`, `place:part`, `place:other`.
 */
export type Sense = string

export interface Lexicon {
	/** Words in a normalised text, longest first. */
	find(text: string): Hit<Sense>[]
	/** Words found by their sound: for pinyin input and homophones. Offsets count syllables. */
	findBySound(syllables: readonly string[]): Hit<Sense>[]
	/** Ids of the figures whose printed number is this one: 40亿 and 4 billion are both 4e9. */
	figuresWith(value: number, percent: boolean): readonly string[]
	/** Every word and the senses it has, for the fuzzy stage. */
	readonly words: ReadonlyMap<string, readonly Sense[]>
}

/** Two syllables sound like too many things; three are a word. */
const LEAST_SYLLABLES_BY_SOUND = 2
const HAN_ONLY = /^\p{Script=Han}+$/u

export function createLexicon(pack: Pack): Lexicon {
	const senses = new Map<string, Sense[]>()
	function add(word: string, sense: Sense): void {
		const key = normalise(word).replace(/[,.? ]+$/, '')
		const known = senses.get(key)
		if (!known) senses.set(key, [sense])
		else if (!known.includes(sense)) known.push(sense)
	}

	for (const concept of pack.concepts) for (const word of concept.words) add(word, `concept:${concept.id}`)
	for (const figure of pack.figures)
		for (const word of [figure.measures['zh-Hans'], figure.measures.en, ...figure.aliases])
			add(word, `figure:${figure.id}`)
	for (const area of pack.areas) {
		for (const word of [area.title['zh-Hans'], area.title.en, ...area.aliases]) add(word, `area:${area.id}`)
		for (const measure of area.measures) for (const word of measure.aliases) add(word, `area:${area.id}`)
	}
	for (const fact of pack.facts)
		for (const word of [fact.title['zh-Hans'], ...fact.aliases]) add(word, `fact:${fact.id}`)
	for (const subject of pack.subjects)
		for (const word of [subject.name['zh-Hans'], subject.name.en, ...subject.aliases]) add(word, `subject:${subject.id}`)
	for (const name of placeNames(pack.report.place)) add(name, 'place:own')
	for (const part of pack.report.parts) for (const name of placeNames(part)) add(name, 'place:part')
	for (const place of pack.otherPlaces) for (const name of placeNames(place)) add(name, 'place:other')

	const printed = new Map<string, string[]>()
	for (const figure of pack.figures)
		for (const n of findNumbers(normalise(figure.printed['zh-Hans']))) {
			const key = `${n.value}${n.percent ? '%' : ''}`
			printed.set(key, [...(printed.get(key) ?? []), figure.id])
		}
	const figuresWith = (value: number, percent: boolean): readonly string[] =>
		printed.get(`${value}${percent ? '%' : ''}`) ?? (percent ? [] : (printed.get(`${value}%`) ?? []))

	const trie = createTrie(pairs(senses))
	const sounds = createSoundTrie(senses)
	return { find: (text) => trie.longest(text), findBySound: sounds, figuresWith, words: senses }
}

function placeNames(place: Place): string[] {
	return [place.name['zh-Hans'], place.name.en, ...place.aliases]
}

function* pairs(senses: ReadonlyMap<string, readonly Sense[]>): Generator<readonly [string, Sense]> {
	for (const [word, list] of senses) for (const sense of list) yield [word, sense]
}

/** A trie over syllables: each distinct syllable is one private-use character. */
function createSoundTrie(senses: ReadonlyMap<string, readonly Sense[]>): Lexicon['findBySound'] {
	const codes = new Map<string, string>()
	const code = (syllable: string): string => {
		const known = codes.get(syllable)
		if (known !== undefined) return known
		const fresh = String.fromCharCode(0xe000 + codes.size)
		codes.set(syllable, fresh)
		return fresh
	}
	const entries: (readonly [string, Sense])[] = []
	for (const [word, sense] of pairs(senses)) {
		if (!HAN_ONLY.test(word) || word.length < LEAST_SYLLABLES_BY_SOUND) continue
		entries.push([[...word].map((c) => code(syllableOf(c))).join(''), sense])
	}
	const trie: Trie<Sense> = createTrie(entries)
	return (syllables) => trie.longest(syllables.map((s) => codes.get(s) ?? '\uf8ff').join(''))
}

/** The folded syllables of a normalised text: of its Han characters, or of its words when it is written in pinyin. */
export function syllablesOf(text: string, writtenInPinyin: boolean): string[] {
	if (!writtenInPinyin) return [...text].map(syllableOf).filter((s) => s !== '')
	const words: readonly string[] = text.match(/[a-z]+/g) ?? []
	return words.flatMap((word) => (word.length > 60 ? [] : (splitPinyin(word) ?? [])).map(foldSyllable))
}
