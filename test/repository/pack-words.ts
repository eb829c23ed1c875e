import type { Pack, Place } from '../../src/domain/pack.ts'

const placeWords = ({ name, aliases }: Place): readonly string[] => [...Object.values(name), ...aliases]

/** Whatever looks like a date or a year in a text: 2022年12月30日, 30 December 2022, 2026-11-24. */
const datesIn = (text: string): readonly string[] =>
	[...text.matchAll(/\d{4}年(?:\d+月\d+日)?|\d{4}-\d{2}-\d{2}|\d{1,2} [A-Z][a-z]+ \d{4}/gu)].map(
		([date]) => date,
	)

/** Everything of a pack that the code must not hold: ids, aliases, places, dates, hotlines; two characters or more. */
export function packWords(pack: Pack): ReadonlySet<string> {
	const { report, areas, figures, facts, subjects, otherPlaces } = pack
	const named = [...areas, ...figures, ...facts, ...subjects]
	const words = [
		report.id,
		...named.flatMap(({ id, aliases }) => [id, ...aliases]),
		...areas.flatMap(({ measures }) => measures.flatMap(({ aliases }) => aliases)),
		...figures.flatMap(({ printed }) => Object.values(printed)),
		...[report.place, ...report.parts, ...otherPlaces].flatMap(placeWords),
		...Object.values(report.sourceName),
		...[...Object.values(report.sourceName), ...facts.flatMap(({ answer }) => Object.values(answer))].flatMap(
			datesIn,
		),
		String(report.targetYear),
		report.hotline,
	]
	return new Set(words.map((word) => word.toLowerCase()).filter((word) => [...word].length >= 2))
}

/** The words that stand in `text`: those of letters and digits as whole words, others anywhere. Case does not count. */
export function wordsIn(text: string, words: Iterable<string>): readonly string[] {
	const lower = text.toLowerCase()
	return [...words].filter((word) => {
		if (!/^[\x20-\x7e]+$/u.test(word)) return lower.includes(word)
		for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1))
			if (!/\w/u.test(lower[at - 1] ?? ' ') && !/\w/u.test(lower[at + word.length] ?? ' ')) return true
		return false
	})
}
