import type { Example, Pack } from '../domain/pack.ts'

/**
 * What the network tells apart: `figure:ID`, `area:ID`, `fact:ID` (answerable), `absent:AREA` or `absent`, `service`,
 * `emergency`, `chat`, `off`.
 */
export type ClassName = string

export type ModelOutcome = Example['outcome']

export function classNames(pack: Pack): readonly ClassName[] {
	return [
		...pack.figures.map((figure) => `figure:${figure.id}`),
		...pack.areas.map((area) => `area:${area.id}`),
		...pack.facts.map((fact) => `fact:${fact.id}`),
		...pack.areas.map((area) => `absent:${area.id}`),
		'absent',
		'service',
		'emergency',
		'chat',
		'off',
	]
}

const OUTCOMES: Readonly<Record<string, ModelOutcome>> = {
	figure: 'answer',
	area: 'answer',
	fact: 'answer',
	absent: 'absent',
	service: 'service',
	emergency: 'emergency',
	chat: 'chat',
	off: 'off',
}

export function outcomeOf(name: ClassName): ModelOutcome {
	const end = name.indexOf(':')
	const outcome = OUTCOMES[end < 0 ? name : name.slice(0, end)]
	if (outcome === undefined) throw new TypeError(`No class ${name}`)
	return outcome
}

/** The classes of a labelled example; ids that the pack does not know are left out. */
export function classesOf(example: Example, known: ReadonlySet<ClassName>): readonly ClassName[] {
	if (example.outcome === 'answer')
		return example.ids.flatMap((id) =>
			[`figure:${id}`, `area:${id}`, `fact:${id}`].filter((name) => known.has(name)),
		)
	if (example.outcome !== 'absent') return [example.outcome]
	const areas = example.ids.map((id) => `absent:${id}`).filter((name) => known.has(name))
	return areas.length > 0 ? areas : ['absent']
}
