import type { LengthUnit, TextLimit } from '../domain/text-limit.ts'

const encoder = new TextEncoder()

const LENGTH: Readonly<Record<LengthUnit, (text: string) => number>> = {
	chars: (text) => [...text].length,
	utf16: (text) => text.length,
	bytes: (text) => encoder.encode(text).length,
}

/** A full stop ends a sentence only before a space, so that 4.5 stays whole. */
const AFTER_SENTENCE = /(?<=[。！？；])|(?<=[.!?;])(?=\s)/u

/** Pieces that fit, at code points: the last resort for one sentence longer than a whole message. */
const chop = (sentence: string, fits: (text: string) => boolean): readonly string[] => {
	const pieces: string[] = []
	let piece = ''
	for (const character of sentence) {
		if (piece !== '' && !fits(piece + character)) {
			pieces.push(piece)
			piece = ''
		}
		piece += character
	}
	return piece === '' ? pieces : [...pieces, piece]
}

const breakLine = (line: string, fits: (text: string) => boolean): readonly string[] => {
	if (fits(line)) return [line]
	const pieces: string[] = []
	for (const sentence of line.split(AFTER_SENTENCE)) {
		const longer = (pieces.at(-1) ?? '') + sentence
		if (pieces.length && fits(longer)) pieces[pieces.length - 1] = longer
		else pieces.push(...(fits(sentence) ? [sentence] : chop(sentence, fits)))
	}
	return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '')
}

/**
 * Lines as messages that a platform takes, split between lines, else at sentence ends, so that a figure keeps its
 * caveat wherever one sentence fits. Joined, the messages hold every character but spaces and line ends.
 */
export const splitLines = (lines: readonly string[], { unit, limit }: TextLimit): readonly string[] => {
	const fits = (text: string): boolean => LENGTH[unit](text) <= limit
	const messages: string[] = []
	for (const line of lines)
		for (const piece of breakLine(line, fits)) {
			const last = messages.at(-1)
			if (last !== undefined && fits(`${last}\n${piece}`)) messages[messages.length - 1] = `${last}\n${piece}`
			else messages.push(piece)
		}
	return messages.map((message) => message.replace(/^\n+|\n+$/gu, '')).filter((message) => message !== '')
}
