import type { AreaId } from '../domain/ids.ts'
import type { Fact, SourcePlace } from '../domain/pack.ts'
import type { Block } from '../domain/reply.ts'
import type { Target } from '../domain/understanding.ts'
import type { Desk } from './desk.ts'

type Section = SourcePlace['section']

const nameOf = (section: Section, paragraphs: readonly number[], { words, catalogue, say }: Desk): string => {
	if (section === 'masthead') return words.source.masthead
	if (section === 'opening') return words.source.opening(paragraphs)
	return words.source.section(say(catalogue.area(section as AreaId).title), paragraphs)
}

/** Where the answer to a target stands: one place for a figure or fact, those of its measures for an area. */
export const placesOf = (target: Target, { catalogue }: Desk): readonly SourcePlace[] => {
	if (target.kind === 'figure') return [catalogue.figure(target.id).place]
	if (target.kind === 'fact') return [(catalogue.fact(target.id) as Fact).place]
	return catalogue.area(target.id).measures.map((measure) => measure.place)
}

/** Sections in the order of their first mention, each with its paragraphs in ascending order. */
const bySection = (places: readonly SourcePlace[]): ReadonlyMap<Section, readonly number[]> => {
	const sections = new Map<Section, readonly number[]>()
	for (const { section, paragraph } of places) {
		const known = sections.get(section) ?? []
		if (!known.includes(paragraph))
			sections.set(
				section,
				[...known, paragraph].sort((a, b) => a - b),
			)
	}
	return sections
}

/** 出处：newspaper with date, sections and paragraphs. */
export const citation = (places: readonly SourcePlace[], desk: Desk): Block => {
	const named = [...bySection(places)].map(([section, paragraphs]) => nameOf(section, paragraphs, desk))
	return {
		kind: 'source',
		text: desk.words.source.line(desk.say(desk.catalogue.pack.report.sourceName), named),
		places,
	}
}

export const sourceBlock = (targets: readonly Target[], desk: Desk): Block =>
	citation(
		targets.flatMap((target) => placesOf(target, desk)),
		desk,
	)

/** One place with the short phrase of the source that holds the figure or fact. */
export const quotedPlace = (place: SourcePlace, desk: Desk): string =>
	desk.words.source.quoted(nameOf(place.section, [place.paragraph], desk), place.phrase)
