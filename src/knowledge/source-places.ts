import type { PackFiles } from './pack-files.ts'
import type { PlaceEntry } from './schema.ts'
import type { YamlPath } from './yaml-file.ts'

/** One phrase of the source that an item of the pack rests on. */
export interface Leaning {
	/** The id of a figure, fact or area; `area/2` is the second measure of an area. */
	readonly item: string
	readonly section: string
	/** From 1; null: anywhere in the section. */
	readonly paragraph: number | null
	readonly phrase: string
	readonly file: string
	readonly line: number
	/** Figures quote the source to the letter; all other phrases must stay short. */
	readonly ofFigure: boolean
}

type Opened = { readonly file: string; readonly lineOf: (path: YamlPath) => number }

/** Every phrase of the source that the pack names, with who names it. */
export function leanings({ areas, figures, facts }: PackFiles): readonly Leaning[] {
	return [
		...(areas.value ?? []).flatMap((area, i) => [
			...(area.leansOn ?? []).map((entry, k) => ({
				item: area.id,
				section: entry.section ?? area.id,
				paragraph: entry.paragraph ?? null,
				phrase: entry.phrase,
				file: areas.file,
				line: areas.lineOf([i, 'leansOn', k]),
				ofFigure: false,
			})),
			...area.measures.flatMap((measure, j) =>
				ofPlace(areas, [i, 'measures', j, 'place'], measure.place, `${area.id}/${j + 1}`, area.id, false),
			),
		]),
		...(figures.value ?? []).flatMap((figure, i) =>
			ofPlace(figures, [i, 'place'], figure.place, figure.id, figure.area, true),
		),
		...(facts.value ?? []).flatMap((fact, i) =>
			ofPlace(facts, [i, 'place'], fact.place, fact.id, fact.place.section, false),
		),
	]
}

function ofPlace(
	opened: Opened,
	path: YamlPath,
	place: PlaceEntry,
	item: string,
	ownSection: string,
	ofFigure: boolean,
): readonly Leaning[] {
	const section = place.section ?? ownSection
	const { file, lineOf } = opened
	const main = { item, section, paragraph: place.paragraph, phrase: place.phrase, file, ofFigure }
	return [
		{ ...main, line: lineOf([...path, 'phrase']) },
		...(place.also ?? []).map((entry, k) => {
			const line = lineOf([...path, 'also', k])
			if (typeof entry === 'string') return { ...main, phrase: entry, line, ofFigure: false }
			const other = entry.section ?? section
			const same = other === section ? place.paragraph : null
			return {
				item,
				section: other,
				paragraph: entry.paragraph ?? same,
				phrase: entry.phrase,
				file,
				line,
				ofFigure: false,
			}
		}),
	]
}
