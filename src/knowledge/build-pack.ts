import { areaId, factId, figureId, subjectId } from '../domain/ids.ts'
import type {
	Area,
	Concept,
	Fact,
	Figure,
	Pack,
	Place,
	Report,
	SourcePlace,
	Subject,
} from '../domain/pack.ts'
import { localText } from './local-text.ts'
import type { FileValue, PlaceEntry } from './schema.ts'

/** The checked values of all files of a pack. */
export interface PackValues {
	readonly pack: FileValue<'pack'>
	readonly areas: FileValue<'areas'>
	readonly figures: FileValue<'figures'>
	readonly facts: FileValue<'facts'>
	readonly subjects: FileValue<'subjects'>
	readonly places: FileValue<'places'>
	readonly lexicon: FileValue<'lexicon'>
	readonly sharedLexicon: FileValue<'lexicon'>
}

type Texts = { readonly zh: string; readonly en: string }
const local = (texts: Texts) => localText(texts.zh, texts.en)

/** Turns checked files into a pack. Every id is expected to resolve. */
export function buildPack(values: PackValues): Pack {
	const figures = values.figures.map(buildFigure)
	const order = new Map(values.pack.areas.map((id, index) => [id, index + 1]))
	const report = buildReport(values.pack)
	return {
		report,
		areas: values.areas
			.map((area) => buildArea(area, order.get(area.id) ?? 0, figures))
			.sort((a, b) => a.order - b.order),
		figures,
		facts: values.facts.map(buildFact),
		subjects: values.subjects.map(buildSubject),
		otherPlaces: withoutOwn(values.places.map(buildPlace), report),
		concepts: mergeConcepts([...values.sharedLexicon, ...values.lexicon]),
	}
}

function buildReport(entry: FileValue<'pack'>): Report {
	return {
		id: entry.id,
		title: local(entry.title),
		place: buildPlace(entry.place),
		parts: entry.parts.map(buildPlace),
		targetYear: entry.targetYear,
		sourceName: local(entry.sourceName),
		reviewedBy: entry.reviewedBy,
		reviewedOn: entry.reviewedOn,
		hotline: entry.hotline,
	}
}

function buildArea(entry: FileValue<'areas'>[number], order: number, figures: readonly Figure[]): Area {
	return {
		id: areaId(entry.id),
		order,
		title: local(entry.title),
		summary: local(entry.summary),
		measures: entry.measures.map((measure) => ({
			text: local(measure),
			aliases: measure.aliases,
			place: buildSourcePlace(measure.place, entry.id),
		})),
		aliases: entry.aliases,
		figures: figures.filter((figure) => figure.area === entry.id).map((figure) => figure.id),
		damage: entry.damage === undefined ? null : local(entry.damage),
	}
}

function buildFigure(entry: FileValue<'figures'>[number]): Figure {
	return {
		id: figureId(entry.id),
		area: areaId(entry.area),
		kind: entry.kind,
		value: entry.value,
		unit: entry.unit,
		bound: entry.bound,
		printed: local(entry.printed),
		measures: local(entry.measures),
		summary: local(entry.summary),
		place: buildSourcePlace(entry.place, entry.area),
		aliases: entry.aliases,
	}
}

function buildFact(entry: FileValue<'facts'>[number]): Fact {
	return {
		id: factId(entry.id),
		title: local(entry.title),
		answer: local(entry.answer),
		place: buildSourcePlace(entry.place, entry.place.section),
		aliases: entry.aliases,
	}
}

function buildSubject(entry: FileValue<'subjects'>[number]): Subject {
	return {
		id: subjectId(entry.id),
		name: local(entry),
		aliases: entry.aliases,
		area: entry.area === undefined ? null : areaId(entry.area),
	}
}

export function buildSourcePlace(entry: PlaceEntry, ownSection: string): SourcePlace {
	const section = entry.section ?? ownSection
	return {
		section: section === 'opening' || section === 'masthead' ? section : areaId(section),
		paragraph: entry.paragraph,
		phrase: entry.phrase,
	}
}

function buildPlace(entry: FileValue<'places'>[number]): Place {
	return { name: local(entry), aliases: entry.aliases ?? [] }
}

/** The shared list names every city; a report's own place and parts, and the words for them, are no "elsewhere". */
function withoutOwn(places: readonly Place[], report: Report): readonly Place[] {
	const own = new Set([report.place, ...report.parts].flatMap(namesOf))
	return places
		.filter((place) => !own.has(place.name['zh-Hans']) && !own.has(place.name.en.toLowerCase()))
		.map((place) => ({ ...place, aliases: place.aliases.filter((alias) => !own.has(alias.toLowerCase())) }))
}

const namesOf = ({ name, aliases }: Place): readonly string[] =>
	[name['zh-Hans'], name.en, ...aliases].map((word) => word.toLowerCase())

/** A concept of the pack with the id of a shared one adds its words to it. */
function mergeConcepts(concepts: readonly Concept[]): readonly Concept[] {
	const words = new Map<string, Set<string>>()
	for (const concept of concepts) {
		const known = words.get(concept.id) ?? new Set<string>()
		for (const word of concept.words) known.add(word)
		words.set(concept.id, known)
	}
	return [...words].map(([id, set]) => ({ id, words: [...set] }))
}
