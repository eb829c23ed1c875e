import { findNumbers } from '../language/numerals.ts'
import type { Lexicon, Sense } from './lexicon.ts'
import type { Hit } from './trie.ts'

/** What the words of a text stand for, `number:FIGURE` for a number that the page prints included. */
export interface FoundSenses {
	readonly hits: readonly Hit<Sense>[]
	readonly senses: ReadonlySet<Sense>
}

export function findSenses(text: string, lexicon: Lexicon): FoundSenses {
	const hits = lexicon.find(text)
	const senses = new Set<Sense>(hits.flatMap((hit) => hit.values))
	for (const n of findNumbers(text))
		for (const figure of lexicon.figuresWith(n.value, n.percent)) senses.add(`number:${figure}`)
	return { hits, senses }
}

/** Whether a sense is a thing of the report rather than a question word or somebody's trade. */
export function isOfReport(sense: Sense): boolean {
	return /^(?:figure|area|fact|number):/.test(sense)
}
