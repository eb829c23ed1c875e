import type { Area, Figure } from '../domain/pack.ts'
import type { Block } from '../domain/reply.ts'
import type { Decision, Target, WrongPremise } from '../domain/understanding.ts'
import { areaMenu, nextQuestions } from './choices.ts'
import type { Desk } from './desk.ts'
import { fullLine, shortLine } from './figure-line.ts'
import { sourceBlock } from './source-line.ts'

type Answer = Extract<Decision, { kind: 'answer' }>

/** More than anyone asks in one message; the rest of a run-on is left out. */
const MOST_TARGETS = 6
const MOST_RELATED = 3
const LONGEST_SAID = 20

const lead = (target: Target, desk: Desk): Block => {
	const { catalogue, say, words } = desk
	if (target.kind === 'figure') {
		const figure = fullLine(catalogue.figure(target.id), desk)
		return { kind: 'lead', text: figure.text, figure }
	}
	if (target.kind === 'fact') return { kind: 'lead', text: say(catalogue.fact(target.id).answer), figure: null }
	const area = catalogue.area(target.id)
	return { kind: 'lead', text: words.areaLead(say(area.title), say(area.summary)), figure: null }
}

/** The citizen's number is shown as theirs, on one line and no longer than a number is. */
const correction = (premise: WrongPremise, first: Target | undefined, desk: Desk): readonly Block[] => {
	const said = [...premise.said.replace(/[\p{C}\s]+/gu, ' ').trim()].slice(0, LONGEST_SAID).join('')
	if (said === '') return []
	const { measures, printed, id } = fullLine(desk.catalogue.figure(premise.figure), desk)
	const text =
		first?.id === id
			? desk.words.correction(printed, said)
			: desk.words.correctionOf(measures, printed, said)
	return [{ kind: 'correction', text, figure: id, printed, said }]
}

const areaDetails = (area: Area, asked: ReadonlySet<string>, desk: Desk): readonly Block[] => {
	const { words, say, catalogue } = desk
	const own = catalogue.figuresOf(area).filter((figure) => !asked.has(figure.id))
	const blocks: Block[] = []
	if (own.length)
		blocks.push({
			kind: 'figures',
			role: 'own',
			heading: words.ownFigures,
			items: own.map((figure) => shortLine(figure, desk)),
		})
	else if (area.figures.length === 0) blocks.push({ kind: 'notice', about: 'no-figures', text: words.noFigures })
	if (area.damage !== null) blocks.push({ kind: 'notice', about: 'damage', text: say(area.damage) })
	const items = area.measures.map((measure) => say(measure.text))
	return [{ kind: 'list', heading: words.measures, items }, ...blocks]
}

/** A summary for one or two figures, and what else the same part of the report counts. */
const figureDetails = (figures: readonly Figure[], asked: ReadonlySet<string>, desk: Desk): readonly Block[] => {
	const { words, say, catalogue } = desk
	const [first] = figures
	if (first === undefined) return []
	const area = catalogue.area(first.area)
	const related = catalogue.figuresOf(area).filter((figure) => !asked.has(figure.id))
	return [
		...figures.slice(0, 2).map((figure): Block => ({ kind: 'text', text: say(figure.summary) })),
		...(area.damage === null ? [] : [{ kind: 'notice', about: 'damage', text: say(area.damage) } as const]),
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

/** Direct answers first, then corrections and admissions, then what surrounds them, the source, next questions. */
export const answerBlocks = (decision: Answer, desk: Desk): readonly Block[] => {
	const { catalogue, words, report } = desk
	const targets = decision.targets.slice(0, MOST_TARGETS)
	const asked = new Set<string>(targets.map((target) => target.id))
	const figures = targets.flatMap((target) => (target.kind === 'figure' ? [catalogue.figure(target.id)] : []))
	const areas = targets.flatMap((target) => (target.kind === 'area' ? [catalogue.area(target.id)] : []))
	const facts = targets.flatMap((target) => (target.kind === 'fact' ? [catalogue.fact(target.id)] : []))
	const dated = areas.length > 0 || figures.some((figure) => figure.kind !== 'name')
	const blocks: Block[] = targets.map((target) => lead(target, desk))
	if (decision.premise !== null) blocks.push(...correction(decision.premise, targets[0], desk))
	if (decision.missing !== null)
		blocks.push({ kind: 'notice', about: 'missing', text: words.missing[decision.missing] })
	blocks.push(...areas.flatMap((area) => areaDetails(area, asked, desk)))
	if (areas.length === 0) blocks.push(...figureDetails(figures, asked, desk))
	if (dated && desk.year > report.year)
		blocks.push({ kind: 'notice', about: 'year-passed', text: words.yearPassed(report.year) })
	blocks.push(sourceBlock(targets, desk))
	const [first] = targets
	if (facts.some(catalogue.listsAreas)) blocks.push(areaMenu(desk))
	else if (first !== undefined) blocks.push(nextQuestions(first, shownIn(blocks, asked), desk))
	return blocks
}
