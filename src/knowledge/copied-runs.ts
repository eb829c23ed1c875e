import { fold } from './source-text.ts'

/** From this many Han characters in a row a text counts as copied from the source. */
export const COPIED_RUN_LENGTH = 12

/** Tells the copied runs of a text; punctuation other than a sentence end does not part a run. */
export type FindCopiedRuns = (text: string) => readonly string[]

/**
 * @param source the whole source text
 * @param allowed phrases that may be repeated to the letter, because they hold a figure
 */
export function copiedRunFinder(source: string, allowed: readonly string[]): FindCopiedRuns {
	const windows = new Set(hanRuns(source).flatMap(windowsOf))
	for (const phrase of allowed)
		for (const window of hanRuns(phrase).flatMap(windowsOf)) windows.delete(window)
	return (text) => hanRuns(text).flatMap((run) => longestCopies(run, windows))
}

/** The Han characters of each sentence. */
const hanRuns = (text: string): readonly string[] =>
	fold(text)
		.split(/[。!?]/u)
		.map((sentence) => sentence.replaceAll(/[^\p{Script=Han}]/gu, ''))

function windowsOf(run: string): readonly string[] {
	const count = Math.max(0, run.length - COPIED_RUN_LENGTH + 1)
	return Array.from({ length: count }, (_, at) => run.slice(at, at + COPIED_RUN_LENGTH))
}

function longestCopies(run: string, windows: ReadonlySet<string>): readonly string[] {
	const copies: string[] = []
	let start = -1
	for (const [at, window] of windowsOf(run).entries()) {
		if (windows.has(window)) {
			if (start < 0) start = at
		} else if (start >= 0) {
			copies.push(run.slice(start, at + COPIED_RUN_LENGTH - 1))
			start = -1
		}
	}
	if (start >= 0) copies.push(run.slice(start))
	return copies
}
