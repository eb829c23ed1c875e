import type { Example, Figure, Pack, Template } from '../domain/pack.ts'
import { createRandom, pick } from './random.ts'

interface Filling {
	readonly names: readonly string[]
	readonly ids: Readonly<Record<'answer' | 'absent', readonly string[]>>
	readonly figure: Figure | null
}

const HAN = /\p{Script=Han}/u
/** How often each pattern is filled for each thing of the pack. */
const FILLINGS: Readonly<Record<Template['about'], number>> = { figure: 2, area: 5, subject: 1, fact: 3 }

/** Fills the patterns with the pack's own names: deterministic, and grows with the pack. */
export function fillTemplates(templates: readonly Template[], pack: Pack): Example[] {
	const random = createRandom(7)
	const examples: Example[] = []
	const sources = fillings(pack)
	for (const template of templates)
		for (const filling of sources[template.about])
			for (const text of template.texts)
				for (let n = 0; n < FILLINGS[template.about]; n++) {
					const filled = fill(text, filling, pack, random)
					const side = template.outcome === 'answer' ? 'answer' : 'absent'
					if (filled !== null)
						examples.push({ text: filled, after: [], outcome: template.outcome, ids: filling.ids[side] })
				}
	return examples
}

function fillings(pack: Pack): Readonly<Record<Template['about'], readonly Filling[]>> {
	return {
		figure: pack.figures.map((figure) => ({
			names: [figure.measures['zh-Hans'], figure.measures['zh-Hans'], figure.measures.en, ...figure.aliases],
			ids: { answer: [figure.id], absent: [figure.area] },
			figure,
		})),
		area: pack.areas.map((area) => ({
			names: [area.title['zh-Hans'], ...area.aliases, ...area.measures.flatMap((measure) => measure.aliases)],
			ids: { answer: [area.id], absent: [area.id] },
			figure: null,
		})),
		subject: pack.subjects.map((subject) => ({
			names: [subject.name['zh-Hans'], subject.name['zh-Hans'], subject.name.en, ...subject.aliases],
			ids: { answer: [], absent: subject.area === null ? [] : [subject.area] },
			figure: null,
		})),
		fact: pack.facts.map((fact) => ({
			names: [fact.title['zh-Hans'], ...fact.aliases],
			ids: { answer: [fact.id], absent: [] },
			figure: null,
		})),
	}
}

function fill(text: string, filling: Filling, pack: Pack, random: () => number): string | null {
	const chinese = HAN.test(text) || !/[a-z]/.test(text.replace(/\{\w+\}/g, ''))
	const names = filling.names.filter((name) => HAN.test(name) === chinese)
	if (names.length === 0) return null
	const others = pack.figures.filter((figure) => figure.id !== filling.figure?.id)
	const local = (all: readonly string[]): string => {
		const fitting = all.filter((name) => HAN.test(name) === chinese)
		return pick(fitting.length > 0 ? fitting : all, random)
	}
	const figure = filling.figure
	const unit = figure?.unit ?? ''
	const slots: Readonly<Record<string, () => string>> = {
		x: () => pick(names, random),
		y: () => local(pick(others, random).aliases),
		q: () => pick(['多少', '多少', '几个', `多少${unit}`, `几${unit.slice(-1)}`], random),
		own: () => local([pack.report.place.name['zh-Hans'], pack.report.place.name.en]),
		part: () => local(namesOf(pick(pack.report.parts, random))),
		other: () => local(namesOf(pick(pack.otherPlaces, random))),
		wrong: () => `${wrongNumber(figure?.value ?? 10, random)}${unit}`,
		// What the page does not state has no number of its own: people lend it another's.
		printed: () => (figure ?? pick(pack.figures, random)).printed[chinese ? 'zh-Hans' : 'en'],
		unit: () => unit,
	}
	return text.replace(/\{(\w+)\}/g, (slot, name: string) => slots[name]?.() ?? slot)
}

function namesOf(place: Pack['otherPlaces'][number] | undefined): readonly string[] {
	return place ? [place.name['zh-Hans'], place.name.en, ...place.aliases] : ['']
}

function wrongNumber(value: number, random: () => number): number {
	const factor = pick([0.5, 0.6, 0.8, 1.2, 1.5, 2, 10], random)
	return Math.max(1, Math.round(value * factor * 10) / 10) + (factor * value === value ? 1 : 0)
}
