import Fuse from 'fuse.js'
import type { Lexicon, Sense } from './lexicon.ts'

/** A lexicon word that the text nearly holds. */
export interface FuzzyHit {
	readonly word: string
	readonly senses: readonly Sense[]
	/** 0 exact to 1. */
	readonly distance: number
}

const LEAST_CHARS = 3
const MOST_CANDIDATES = 60
const LONGEST_TEXT = 60
const KNOWN_THINGS = /^(?:figure|area|fact|subject):/
/** Errors allowed as a share of the word's length: one in three characters. */
const THRESHOLD = 0.34

/**
 * The late stage: fuse.js looks for lexicon words in the text (`Fuse.match(word, text)`), and only for words that share
 * a bigram with it.
 */
export function createFuzzy(lexicon: Lexicon): (text: string) => readonly FuzzyHit[] {
	let index: ReadonlyMap<string, readonly string[]> | null = null

	return (text) => {
		if (text.length > LONGEST_TEXT) return []
		// Made at the first unsure question: most processes that answer one question never need it.
		index ??= indexBigrams(lexicon)
		const shared = new Map<string, number>()
		for (const bigram of bigramsOf(text))
			for (const word of index.get(bigram) ?? []) shared.set(word, (shared.get(word) ?? 0) + 1 / word.length)
		const candidates = [...shared].sort((a, b) => b[1] - a[1]).slice(0, MOST_CANDIDATES)
		return candidates.flatMap(([word]) => {
			const match = Fuse.match(word, text, { ignoreLocation: true, threshold: THRESHOLD, includeScore: true })
			if (!match.isMatch) return []
			return [
				{
					word,
					senses: (lexicon.words.get(word) ?? []).filter((s) => KNOWN_THINGS.test(s)),
					distance: match.score ?? 0,
				},
			]
		})
	}
}

function indexBigrams(lexicon: Lexicon): ReadonlyMap<string, readonly string[]> {
	const byBigram = new Map<string, string[]>()
	for (const [word, senses] of lexicon.words) {
		if (word.length < LEAST_CHARS || !senses.some((sense) => KNOWN_THINGS.test(sense))) continue
		for (const bigram of bigramsOf(word)) {
			const known = byBigram.get(bigram)
			if (known) known.push(word)
			else byBigram.set(bigram, [word])
		}
	}
	return byBigram
}

function bigramsOf(text: string): ReadonlySet<string> {
	const bigrams = new Set<string>()
	for (let at = 0; at + 2 <= text.length; at++) {
		const bigram = text.slice(at, at + 2)
		if (!/[\s,.?]/.test(bigram)) bigrams.add(bigram)
	}
	return bigrams
}
