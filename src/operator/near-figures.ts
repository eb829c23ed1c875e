import type { Figure } from '../domain/pack.ts'

const MOST = 5
const LEAST_LIKENESS = 0.3

const pairs = (text: string): readonly string[] =>
	Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2))

/** Dice's coefficient of the pairs of characters: 0 nothing in common, 1 the same. */
const likeness = (a: string, b: string): number => {
	const [ofA, ofB] = [pairs(a), pairs(b)]
	const left = [...ofB]
	const common = ofA.filter((pair) => {
		const at = left.indexOf(pair)
		if (at !== -1) left.splice(at, 1)
		return at !== -1
	})
	return ofA.length + ofB.length === 0 ? 0 : (2 * common.length) / (ofA.length + ofB.length)
}

/** The figures that somebody may have meant, the likeliest first: by id, or by what is measured. */
export const nearFigures = (figures: readonly Figure[], typed: string): readonly Figure[] => {
	const wanted = typed.toLowerCase()
	const names = ({ id, measures, aliases }: Figure): readonly string[] => [
		id,
		measures['zh-Hans'],
		measures.en.toLowerCase(),
		...aliases.map((alias) => alias.toLowerCase()),
	]
	return figures
		.map((figure) => ({ figure, score: Math.max(...names(figure).map((name) => likeness(name, wanted))) }))
		.filter(({ score }) => score >= LEAST_LIKENESS)
		.toSorted((a, b) => b.score - a.score)
		.slice(0, MOST)
		.map(({ figure }) => figure)
}
