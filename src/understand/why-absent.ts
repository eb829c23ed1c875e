import type { AbsentReason } from '../domain/understanding.ts'
import type { Sense } from './lexicon.ts'

/**
 * The shared lexicon's concepts that make a question ask for what a report of targets does not hold. Most telling
 * reason first.
 */
const REASON_CONCEPTS: readonly (readonly [AbsentReason, readonly string[]])[] = [
	['computed', ['q-average', 'q-sum-compare']],
	['other-year', ['time-last-year', 'time-past-years', 'time-future-years']],
	['result', ['q-result', 'time-already-done']],
	['breakdown', ['q-where', 'q-list', 'q-who-responsible', 'q-when', 'q-deadline', 'q-share-of', 'q-which']],
]

const YEAR = /(?<![\d.])(?:19|20)\d\d(?![\d.%])/g

/** Whether the text names a year other than the target year. */
export function namesOtherYear(text: string, targetYear: number): boolean {
	const years: readonly string[] = text.match(YEAR) ?? []
	return years.length > 0 && !years.includes(String(targetYear))
}

/** Why the page cannot answer, as the words tell it; `unstated` when they do not. */
export function whyAbsent(text: string, senses: ReadonlySet<Sense>, targetYear: number): AbsentReason {
	if (senses.has('place:other') && !senses.has('place:own')) return 'other-place'
	if (namesOtherYear(text, targetYear)) return 'other-year'
	for (const [reason, concepts] of REASON_CONCEPTS.slice(0, 2))
		if (concepts.some((id) => senses.has(`concept:${id}`))) return reason
	if (senses.has('place:part')) return 'part-of-place'
	if ([...senses].some((sense) => sense.startsWith('subject:'))) return 'subject'
	for (const [reason, concepts] of REASON_CONCEPTS)
		if (concepts.some((id) => senses.has(`concept:${id}`))) return reason
	return 'unstated'
}
