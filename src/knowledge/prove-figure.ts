import type { FileValue } from './schema.ts'
import { fold } from './source-text.ts'

type FigureEntry = FileValue<'figures'>[number]

/** Why a figure is not proved; null when it is. */
export type Doubt =
	| { readonly kind: 'value-not-there' }
	| { readonly kind: 'measured-not-there'; readonly missing: string }
	| { readonly kind: 'not-beside' }
	| { readonly kind: 'leaves-out'; readonly missing: string }

/** Most characters that may part a value from what it measures: 水位[稳定在]9米. */
const MAX_GAP = 4
const AFTER_AT_MOST_EXACT = /^(?:\d|\.\d|以上|以下|以内|左右|多)/u

/**
 * Proves that a phrase of the source gives this value, unit and bound for this thing. Everything measured must stand
 * in the clause of the value or before it in the phrase, and a part of it right beside the value, so that
 * 总造价3亿元的7座大型水塔 proves 3亿元 for 总造价 and 7座 for 水塔, never the other way round.
 * @param around the sentence that holds the phrase, so that a longer number is not cut short
 */
export function proveFigure(figure: FigureEntry, around: string): Doubt | null {
	const phrase = fold(figure.place.phrase)
	const printed = fold(figure.printed.zh)
	const at = valueAt(phrase, printed, around)
	if (at === null) return { kind: 'value-not-there' }
	const clauseEnd = nextComma(phrase, at + printed.length)
	const readable = phrase.slice(0, clauseEnd)
	const pieces = cover(measuredText(figure.measures.zh, printed), readable, at, printed.length)
	if (typeof pieces === 'string') return { kind: 'measured-not-there', missing: pieces }
	if (!pieces.some((piece) => beside(piece, readable, at, at + printed.length))) return { kind: 'not-beside' }
	const missing = leftOut(pieces, readable)
	return missing === null ? null : { kind: 'leaves-out', missing }
}

function valueAt(phrase: string, printed: string, around: string): number | null {
	const offset = around.indexOf(phrase)
	for (let at = phrase.indexOf(printed); at >= 0; at = phrase.indexOf(printed, at + 1)) {
		const before = around[offset + at - 1] ?? ''
		const after = around.slice(offset + at + printed.length)
		if (!/[\d.×]/u.test(before) && !AFTER_AT_MOST_EXACT.test(after)) return at
	}
	return null
}

function nextComma(text: string, from: number): number {
	const at = text.slice(from).search(/[,;:。]/u)
	return at < 0 ? text.length : from + at
}

/** What is measured, without brackets, quotes and a number that is part of the name. */
const measuredText = (measures: string, printed: string): string =>
	fold(measures)
		.replaceAll(printed, '')
		.replaceAll(/[^\p{L}\p{N}]/gu, '')

interface Piece {
	readonly start: number
	readonly end: number
}

/** Pieces of at least two characters of the phrase that make up the wanted text, or the first part that is not there. */
function cover(
	wanted: string,
	phrase: string,
	valueStart: number,
	valueLength: number,
): readonly Piece[] | string {
	// The value's own characters prove nothing about what it measures.
	const searched =
		phrase.slice(0, valueStart) + '\n'.repeat(valueLength) + phrase.slice(valueStart + valueLength)
	const bare = [...searched].map((char) => (/[\p{L}\p{N}\n,;:]/u.test(char) ? char : '\0'))
	const kept = bare.flatMap((char, index) => (char === '\0' ? [] : [index]))
	const text = kept.map((index) => bare[index]).join('')
	const pieces: Piece[] = []
	let from = 0
	while (from < wanted.length) {
		let length = wanted.length - from
		while (length >= 2 && !text.includes(wanted.slice(from, from + length))) length--
		if (length < 2) return wanted.slice(from)
		const at = text.lastIndexOf(wanted.slice(from, from + length))
		pieces.push({ start: kept[at] ?? 0, end: (kept[at + length - 1] ?? 0) + 1 })
		from += length
	}
	return pieces
}

function beside(piece: Piece, phrase: string, valueStart: number, valueEnd: number): boolean {
	const gap =
		piece.end <= valueStart ? phrase.slice(piece.end, valueStart) : phrase.slice(valueEnd, piece.start)
	return gap.length <= MAX_GAP && !/[\d,;:]/u.test(gap)
}

/** 大型[木]水塔 is not 大型水塔: words skipped inside one run of the clause change what is measured. */
function leftOut(pieces: readonly Piece[], phrase: string): string | null {
	for (const [index, piece] of pieces.entries()) {
		const next = pieces[index + 1]
		if (next === undefined || next.start <= piece.end) continue
		const gap = phrase.slice(piece.end, next.start)
		if (/^\p{Script=Han}+$/u.test(gap) && gap !== '的') return gap
	}
	return null
}
