import type { Area, Figure } from '../domain/pack.ts'
import type { Block } from '../domain/reply.ts'
import type { Decision, Target, WrongPremise } from '../domain/understanding.ts'
import { areaMenu, nextQuestions } from './choices.ts'
import type { Desk } from './desk.ts'
import { fullLine, shortLine } from './figure-line.ts'
import { saidBack } from './said-back.ts'
import { sourceBlock } from './source-line.ts'
import { yearPassed } from './year-passed.ts'

type Answer = Extract<Decision, { kind: 'answer' }>

/** More than anyone asks in one message; the rest of a run-on is left out. */
const MOST_TARGETS = 6
const MOST_AREAS = 3
const MOST_RELATED = 3

const lead = (target: Target, desk: Desk): Block => {
	const { catalogue, say, words } = desk
	if (target.kind === 'figure') {
		const figure = fullLine(catalogue.figure(target.id), desk)
		return { kind: 'lead', text: figure.text, figure }
	}
	if (target.kind === 'fact')
		return { kind: 'lead', text: say(catalogue.fact(target.id).answer), figure: null }
	const area = catalogue.area(target.id)
	return { kind: 'lead', text: words.areaLead(say(area.title), say(area.summary)), figure: null }
}

/** The citizen's number is shown as theirs. */
const correction = (premise: WrongPremise, first: Target | undefined, desk: Desk): readonly Block[] => {
	const said = saidBack(premise.said)
	if (said === '') return []
	const { measures, printed, id } = fullLine(desk.catalogue.figure(premise.figure), desk)
	const text =
		first?.id === id ? desk.words.correction(printed, said) : desk.words.correctionOf(measures, printed, said)
	return [{ kind: 'correction', text, figure: id, printed, said }]
}

const damageOf = (area: Area, { say }: Desk): readonly Block[] =>
	area.damage === null ? [] : [{ kind: 'notice', about: 'damage', text: say(area.damage) }]

const ownFigures = (
	area: Area,
	heading: string,
	asked: ReadonlySet<string>,
	desk: Desk,
): readonly Block[] => {
	if (area.figures.length === 0) return [{ kind: 'notice', about: 'no-figures', text: desk.words.noFigures }]
	const own = desk.catalogue.figuresOf(area).filter((figure) => !asked.has(figure.id))
	const items = own.map((figure) => shortLine(figure, desk))
	return items.length === 0 ? [] : [{ kind: 'figures', role: 'own', heading, items }]
}

const areaDetails = (areas: readonly Area[], asked: ReadonlySet<string>, desk: Desk): readonly Block[] => {
	const [area, ...others] = areas
	if (area === undefined) return []
	if (others.length === 0)
		return [
			{
				kind: 'list',
				heading: desk.words.measures,
				items: area.measures.map((measure) => desk.say(measure.text)),
			},
			...ownFigures(area, desk.words.ownFigures, asked, desk),
			...damageOf(area, desk),
		]
	// Several areas share one short answer: their figures by name, their measures for the asking.
	return areas.flatMap((each) => [
		...(each.figures.length ? ownFigures(each, desk.say(each.title), asked, desk) : []),
		...damageOf(each, desk),
	])
}

/** A summary for one or two figures, and what else the same part of the report counts. */
const figureDetails = (
	figures: readonly Figure[],
	asked: ReadonlySet<string>,
	desk: Desk,
): readonly Block[] => {
	const { words, say, catalogue } = desk
	const [first] = figures
	if (first === undefined) return []
	const area = catalogue.area(first.area)
	const related = catalogue.figuresOf(area).filter((figure) => !asked.has(figure.id))
	return [
		...figures.slice(0, 2).map((figure): Block => ({ kind: 'text', text: say(figure.summary) })),
		...damageOf(area, desk),
		{
			kind: 'figures',
			role: 'related',
			heading: words.relatedFigures,
			items: related.slice(0, MOST_RELATED).map((figure) => shortLine(figure, desk)),
		},
	]
}

const shownIn = (blocks: readonly Block[], asked: ReadonlySet<string>): ReadonlySet<string> =>
	new Set([
		...asked,
		...blocks.flatMap((block) => (block.kind === 'figures' ? block.items.map((item) => item.id) : [])),
	])

const withinReason = (targets: readonly Target[]): readonly Target[] => {
	const areas = targets.filter((target) => target.kind === 'area').slice(0, MOST_AREAS)
	return targets.filter((target) => target.kind !== 'area' || areas.includes(target)).slice(0, MOST_TARGETS)
}

/** Direct answers first, then corrections and admissions, then what surrounds them, the source, next questions. */
export const answerBlocks = (decision: Answer, desk: Desk): readonly Block[] => {
	const { catalogue, words } = desk
	const targets = withinReason(decision.targets)
	const asked = new Set<string>(targets.map((target) => target.id))
	const figures = targets.flatMap((target) => (target.kind === 'figure' ? [catalogue.figure(target.id)] : []))
	const areas = targets.flatMap((target) => (target.kind === 'area' ? [catalogue.area(target.id)] : []))
	const facts = targets.flatMap((target) => (target.kind === 'fact' ? [catalogue.fact(target.id)] : []))
	const dated = areas.length > 0 || figures.some((figure) => figure.kind !== 'name')
	const blocks: Block[] = targets.map((target) => lead(target, desk))
	if (decision.premise !== null) blocks.push(...correction(decision.premise, targets[0], desk))
	if (decision.missing !== null)
		blocks.push({ kind: 'notice', about: 'missing', text: words.missing[decision.missing] })
	blocks.push(...areaDetails(areas, asked, desk))
	if (areas.length === 0) blocks.push(...figureDetails(figures, asked, desk))
	if (dated) blocks.push(...yearPassed(desk))
	blocks.push(sourceBlock(targets, desk))
	const [first] = targets
	if (targets.length === 1 && facts.some(catalogue.listsAreas)) blocks.push(areaMenu(desk))
	else if (first !== undefined) blocks.push(nextQuestions(first, shownIn(blocks, asked), desk))
	return blocks
}
