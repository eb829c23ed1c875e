import type { PastTurn } from '../domain/understanding.ts'
import { findNumbers } from '../language/numerals.ts'
import { isPinyin } from '../language/pinyin.ts'
import { partExcluded } from './exclusion.ts'
import type { Lexicon } from './lexicon.ts'
import { findSenses } from './senses.ts'

/**
 * Feature groups. Each group's features share one weight, divided by the square root of their number, so that a long
 * story does not shout down a short question.
 */
export type FeatureGroups = Readonly<
	Record<'shape' | 'words' | 'sound' | 'sense' | 'tail' | 'past' | 'aside', readonly string[]>
>

const HAN_RUN = /[\p{Script=Han}#]+/gu
const LATIN_WORD = /[a-z][a-z']*/g
const SYMBOL = /[\p{Extended_Pictographic}%?]/gu
const CLAUSE_END = /[,.?]+ ?/
const LONGEST_NGRAM = 4
/** A follow-up is short: beyond this many characters a message speaks for itself. */
const FOLLOW_UP_CHARS = 24
/** The last clauses of a story hold its question. */
const TAIL_CHARS = 28

/** `alike`: senses that a later, fuzzy reading adds. */
export function extractFeatures(
	message: string,
	past: readonly PastTurn[],
	lexicon: Lexicon,
	alike: ReadonlySet<string> = new Set(),
): FeatureGroups {
	const { asked: text, excluded } = partExcluded(message)
	const numbers = findNumbers(text)
	let masked = text
	for (const n of [...numbers].reverse()) masked = `${masked.slice(0, n.start)}#${masked.slice(n.end)}`
	const latin: readonly string[] = masked.match(LATIN_WORD) ?? []
	const inPinyin = !/\p{Script=Han}/u.test(masked) && isPinyin(latin)

	const words: string[] = []
	for (const run of masked.matchAll(HAN_RUN)) hanNgrams(run[0], words)
	if (!inPinyin) latinFeatures(latin, words)
	for (const symbol of masked.match(SYMBOL) ?? []) words.push(`y ${symbol}`)

	const syllables = lexicon.syllables(masked, inPinyin)
	const sound: string[] = []
	soundNgrams(syllables, sound)

	const { senses } = findSenses(text, lexicon)
	const heard = new Set<string>([...alike].filter((sense) => !senses.has(sense)))
	for (const hit of lexicon.findBySound(syllables))
		for (const sense of hit.values) if (!senses.has(sense)) heard.add(sense)
	const sense = senseFeatures(senses, heard)

	const tail = tailFeatures(text, masked, lexicon)
	const shape = shapeFeatures(text, masked, numbers.length)
	const aside = excluded === '' ? [] : ['aside', ...asideFeatures(excluded, lexicon)]
	return { shape, words, sound, sense, tail, past: pastFeatures(past, masked, senses), aside }
}

function hanNgrams(run: string, into: string[]): void {
	const padded = `<${run}>`
	for (let at = 0; at < padded.length; at++)
		for (let n = 1; n <= LONGEST_NGRAM && at + n <= padded.length; n++) {
			if (n === 1 && (at === 0 || at === padded.length - 1)) continue
			into.push(padded.slice(at, at + n))
		}
}

function latinFeatures(words: readonly string[], into: string[]): void {
	const stems = words.map(stem)
	stems.forEach((word, i) => {
		into.push(`w ${word}`)
		if (i > 0) into.push(`w ${stems[i - 1]} ${word}`)
		if (word.length > 4)
			for (let at = 0; at + 4 <= word.length; at++) into.push(`c ${word.slice(at, at + 4)}`)
	})
}

/** Enough of a stemmer for plural and tense. */
function stem(word: string): string {
	if (word.length < 5) return word.replace(/'s?$/, '')
	return word
		.replace(/'s?$/, '')
		.replace(/(?:ies)$/, 'y')
		.replace(/(?:ing|ed|es|s)$/, '')
}

function soundNgrams(syllables: readonly string[], into: string[]): void {
	syllables.forEach((syllable, i) => {
		into.push(`s ${syllable}`)
		const second = syllables[i + 1]
		if (second === undefined) return
		into.push(`s ${syllable} ${second}`)
		const third = syllables[i + 2]
		if (third !== undefined) into.push(`s ${syllable} ${second} ${third}`)
	})
}

/** Senses alone and in pairs: a year beside a thing asks something else than one's own home beside it. */
function senseFeatures(senses: ReadonlySet<string>, heard: ReadonlySet<string>): string[] {
	const all = [...senses].sort()
	const features = all.map((sense) => `l ${sense}`)
	for (const sense of heard) features.push(`h ${sense}`)
	const paired = all.slice(0, 24)
	for (let i = 0; i < paired.length; i++)
		for (let j = i + 1; j < paired.length; j++) features.push(`l ${paired[i]} ${paired[j]}`)
	return features
}

function tailFeatures(text: string, masked: string, lexicon: Lexicon): string[] {
	if (masked.length <= TAIL_CHARS) return []
	const clauses = text.split(CLAUSE_END).filter((clause) => clause !== '')
	let tail = ''
	while (clauses.length > 0 && tail.length < TAIL_CHARS) tail = `${clauses.pop()} ${tail}`
	const features: string[] = []
	for (const hit of lexicon.find(tail)) for (const sense of hit.values) features.push(`t ${sense}`)
	for (const run of tail.matchAll(HAN_RUN))
		for (let at = 0; at + 2 <= run[0].length; at++) {
			features.push(`t ${run[0].slice(at, at + 2)}`)
			if (at + 3 <= run[0].length) features.push(`t ${run[0].slice(at, at + 3)}`)
		}
	for (const word of tail.match(LATIN_WORD) ?? []) features.push(`t ${stem(word)}`)
	return features
}

function asideFeatures(excluded: string, lexicon: Lexicon): string[] {
	return lexicon.find(excluded).flatMap((hit) => hit.values.map((sense) => `x ${sense}`))
}

function shapeFeatures(text: string, masked: string, numbers: number): string[] {
	const length = masked.length
	const bucket =
		length <= 4 ? 4 : length <= 8 ? 8 : length <= 16 ? 16 : length <= 32 ? 32 : length <= 64 ? 64 : 65
	const features = ['bias', `len ${bucket}`, `num ${Math.min(numbers, 3)}`]
	if (text.includes('?')) features.push('asks')
	if (/^\S+( \S+)+$/.test(text) && /\p{Script=Han}/u.test(text) && !/[,.?]/.test(text))
		features.push('keywords')
	return features
}

function pastFeatures(past: readonly PastTurn[], masked: string, senses: ReadonlySet<string>): string[] {
	// A thank-you in between does not change the subject.
	const last = past.findLast((turn) => turn.targets.length > 0) ?? past.at(-1)
	if (!last) return ['first']
	const short = masked.length <= FOLLOW_UP_CHARS
	const features = ['later', `past ${last.outcome}`, short ? 'past short' : 'past long']
	if (!short) return features
	for (const target of last.targets.slice(0, 2)) {
		const id = `${target.kind}:${target.id}`
		features.push(`past ${id}`)
		for (const sense of senses) features.push(`past ${id} ${sense}`)
		const core = masked.replace(/[^\p{Script=Han}a-z#]/gu, '')
		for (let at = 0; at + 2 <= core.length && at < 20; at++)
			features.push(`past ${id} ${core.slice(at, at + 2)}`)
	}
	const core = masked.replace(/[^\p{Script=Han}a-z#]/gu, '')
	for (let at = 0; at + 2 <= core.length && at < 20; at++) features.push(`past ${core.slice(at, at + 2)}`)
	return features
}
