import { AppError } from '../domain/errors.ts'
import type { AreaId, FactId, FigureId, SubjectId } from '../domain/ids.ts'
import type { Area, Fact, Figure, Pack, Subject } from '../domain/pack.ts'
import type { Target } from '../domain/understanding.ts'

/** A pack with everything found by id. Its lookups throw an AppError for an id that the pack does not have. */
export interface Catalogue {
	readonly pack: Pack
	readonly area: (id: AreaId) => Area
	readonly figure: (id: FigureId) => Figure
	readonly fact: (id: FactId) => Fact
	readonly subject: (id: SubjectId) => Subject
	/** In the order of the report. */
	readonly areas: readonly Area[]
	readonly figuresOf: (area: Area) => readonly Figure[]
	/** Null for a fact about the report itself. */
	readonly areaOf: (target: Target) => AreaId | null
	/** Whether the fact is the list of the areas, so that the menu belongs under it. */
	readonly listsAreas: (fact: Fact) => boolean
}

const finder = <Id extends string, Item extends { readonly id: Id }>(items: readonly Item[]) => {
	const byId = new Map(items.map((item) => [item.id, item]))
	return (id: Id): Item => {
		const item = byId.get(id)
		if (item === undefined)
			throw new AppError(
				'PACK_UNKNOWN_ID',
				`The pack has no “${id}”.`,
				'Run the knowledge check on the pack.',
			)
		return item
	}
}

/** Shortest run of characters that counts as naming an area. */
const NAME_LENGTH = 3

const names = (text: string, title: string): boolean => {
	for (let at = 0; at + NAME_LENGTH <= title.length; at++)
		if (text.includes(title.slice(at, at + NAME_LENGTH))) return true
	return false
}

export const createCatalogue = (pack: Pack): Catalogue => {
	const figure = finder<FigureId, Figure>(pack.figures)
	const areas = [...pack.areas].sort((a, b) => a.order - b.order)
	const listing = new Set(
		pack.facts.filter((fact) => {
			const named = areas.filter((area) => names(fact.answer['zh-Hans'], area.title['zh-Hans']))
			// A pack may shorten a title or two in the sentence that lists them.
			return areas.length > 1 && named.length >= (areas.length * 2) / 3
		}),
	)
	return {
		pack,
		areas,
		area: finder<AreaId, Area>(pack.areas),
		figure,
		fact: finder<FactId, Fact>(pack.facts),
		subject: finder<SubjectId, Subject>(pack.subjects),
		figuresOf: (area) => area.figures.map(figure),
		areaOf: (target) =>
			target.kind === 'area' ? target.id : target.kind === 'figure' ? figure(target.id).area : null,
		listsAreas: (fact) => listing.has(fact),
	}
}
