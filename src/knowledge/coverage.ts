import { overlap, type Spot } from './locate-phrase.ts'
import type { Sentence, SourceText } from './source-text.ts'

/** What became of one sentence of the source. */
export interface LedgerLine {
	readonly section: string
	/** From 1. */
	readonly paragraph: number
	readonly sentence: string
	readonly fate:
		| { readonly kind: 'used'; readonly by: readonly string[] }
		| { readonly kind: 'unused'; readonly reason: string }
		| { readonly kind: 'damaged'; readonly reason: string }
		| { readonly kind: 'forgotten' }
}

export interface Claim extends Spot {
	readonly item: string
}

export interface Excuse extends Spot {
	readonly reason: string
}

export interface Ledger {
	readonly lines: readonly LedgerLine[]
	readonly used: number
	/** Sentences that are not wholly damaged. */
	readonly readable: number
}

/** Fewer readable characters than this between damaged spans make no sentence. */
const MIN_READABLE_CHARS = 4

/** Every sentence of the source: used by which items, unused or damaged for which reason, or forgotten. */
export function coverageLedger(
	source: SourceText,
	claims: readonly Claim[],
	damaged: readonly Excuse[],
	unused: readonly Excuse[],
): Ledger {
	const lines = [...source.sections].flatMap(([section, paragraphs]) =>
		paragraphs.flatMap((paragraph, index) =>
			paragraph.sentences.map((sentence): LedgerLine => {
				const spot: Spot = { section, paragraph: index + 1, start: sentence.start, end: sentence.end }
				return {
					section,
					paragraph: index + 1,
					sentence: sentence.text,
					fate: fateOf(sentence, spot, claims, damaged, unused),
				}
			}),
		),
	)
	return {
		lines,
		used: lines.filter((line) => line.fate.kind === 'used').length,
		readable: lines.filter((line) => line.fate.kind !== 'damaged').length,
	}
}

function fateOf(
	sentence: Sentence,
	spot: Spot,
	claims: readonly Claim[],
	damaged: readonly Excuse[],
	unused: readonly Excuse[],
): LedgerLine['fate'] {
	const by = [...new Set(claims.filter((claim) => overlap(claim, spot)).map((claim) => claim.item))]
	if (by.length > 0) return { kind: 'used', by }
	const spans = damaged.filter((span) => overlap(span, spot))
	const [first] = spans
	if (first !== undefined && readableChars(sentence, spans) < MIN_READABLE_CHARS)
		return { kind: 'damaged', reason: first.reason }
	const excuse = unused.find((entry) => overlap(entry, spot))
	return excuse === undefined ? { kind: 'forgotten' } : { kind: 'unused', reason: excuse.reason }
}

function readableChars(sentence: Sentence, spans: readonly Spot[]): number {
	return [...sentence.text].filter((char, index) => {
		const at = sentence.start + index
		return /[\p{L}\p{N}]/u.test(char) && !spans.some((span) => span.start <= at && at < span.end)
	}).length
}
