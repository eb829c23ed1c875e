import type { AbsentReason } from '../domain/understanding.ts'
import type { Sense } from './lexicon.ts'
import { namesOtherYear } from './why-absent.ts'

/** Longer messages tell of other years and places in passing. */
const LONGEST_CHARS = 40
const THIS_YEAR = ['concept:time-this-year', 'concept:time-next-year']
const PAST_YEAR = ['concept:time-last-year', 'concept:time-past-years']
/** I come from there, I ask about here. */
const SPEAKER_IS_FROM = /(?:我|俺|咱|老家|家)(?:是|在|们|家|从|就)|i(?:'m| am) from|my hometown/
const WHOLE_PLACE = /全市|市里|咱市|整个/

/**
 * A number is never given for another year, another place, one county or an average, however sure the network is:
 * the reason why not, or null.
 */
export function vetoFigure(text: string, senses: ReadonlySet<Sense>, targetYear: number): AbsentReason | null {
	if (text.length > LONGEST_CHARS) return null
	if (senses.has('concept:q-average')) return 'computed'
	const inTargetYear = text.includes(String(targetYear)) || THIS_YEAR.some((sense) => senses.has(sense))
	if (!inTargetYear && (namesOtherYear(text, targetYear) || PAST_YEAR.some((sense) => senses.has(sense)))) return 'other-year'
	if (WHOLE_PLACE.test(text) || SPEAKER_IS_FROM.test(text)) return null
	if (senses.has('place:other') && !senses.has('place:own')) return 'other-place'
	if (senses.has('place:part')) return 'part-of-place'
	return null
}
