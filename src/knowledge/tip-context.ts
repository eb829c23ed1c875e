import type { ReportFiles } from './pack-files.ts'
import type { FileValue } from './schema.ts'

type Entry<Kind extends 'areas' | 'figures' | 'facts'> = FileValue<Kind>[number]
export type TipEntry = FileValue<'tips'>[number]

/** What one tip is about, looked up; ids that the pack does not know are left over. */
export interface TipSubjects {
	readonly areas: readonly Entry<'areas'>[]
	readonly figures: readonly Entry<'figures'>[]
	readonly facts: readonly Entry<'facts'>[]
	readonly unknown: readonly string[]
}

export function subjectsOf(tip: Pick<TipEntry, 'about'>, files: ReportFiles): TipSubjects {
	const pick = <Item extends { readonly id: string }>(items: readonly Item[] | null): readonly Item[] =>
		(items ?? []).filter((item) => tip.about.includes(item.id))
	const [areas, figures, facts] = [
		pick(files.areas.value),
		pick(files.figures.value),
		pick(files.facts.value),
	]
	const known = new Set([...areas, ...figures, ...facts].map((item) => item.id))
	return { areas, figures, facts, unknown: tip.about.filter((id) => !known.has(id)) }
}

/** Where a tip stands in the source: as it says, or where its only figure or fact does; null when neither is told. */
export function placeOfTip(
	tip: TipEntry,
	{ figures, facts }: Pick<TipSubjects, 'figures' | 'facts'>,
): NonNullable<TipEntry['place']> | null {
	if (tip.place !== undefined) return tip.place
	const [figure, ...moreFigures] = figures
	const [fact, ...moreFacts] = facts
	if (tip.about.length > 1 || moreFigures.length + moreFacts.length > 0) return null
	if (figure !== undefined) {
		const { paragraph, phrase, section = figure.area } = figure.place
		return { section, paragraph, phrase }
	}
	return fact === undefined
		? null
		: { section: fact.place.section, paragraph: fact.place.paragraph, phrase: fact.place.phrase }
}
