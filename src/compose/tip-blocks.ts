import type { FigureId } from '../domain/ids.ts'
import type { Tip } from '../domain/pack.ts'
import type { Block, Choice } from '../domain/reply.ts'
import type { Target } from '../domain/understanding.ts'
import { choiceBlock, commandChoice, nameOfTarget, questionAbout } from './choices.ts'
import type { Desk } from './desk.ts'
import { fullLine } from './figure-line.ts'
import { citation, sourceBlock } from './source-line.ts'
import { yearPassed } from './year-passed.ts'

const lead = (text: string): Block => ({ kind: 'lead', text, figure: null })
const text = (said: string): Block => ({ kind: 'text', text: said })

/** Under everything that comes unasked. */
const wayOut = ({ words }: Desk): Block => ({
	kind: 'notice',
	about: 'way-out',
	text: words.tips.howToStop,
})

/** What a tip is about, the most telling first. */
export const targetsOfTip = ({ figures, areas, facts }: Tip): readonly Target[] => [
	...figures.map((id): Target => ({ kind: 'figure', id })),
	...areas.map((id): Target => ({ kind: 'area', id })),
	...facts.map((id): Target => ({ kind: 'fact', id })),
]

/** What to ask about a tip: the part of the report around it, for the tip has said the figure. */
const furtherOf = (tip: Tip, { catalogue }: Desk): readonly Target[] =>
	targetsOfTip(tip)
		.slice(0, 1)
		.map((target) => {
			const area = catalogue.areaOf(target)
			return area === null ? target : { kind: 'area', id: area }
		})

/** `subscribed` null: nobody can subscribe here. */
const tipChoices = (tip: Tip, subscribed: boolean | null, desk: Desk): readonly Choice[] => {
	const questions = furtherOf(tip, desk).map((target) => ({
		label: questionAbout(target, desk),
		action: target,
	}))
	if (subscribed === null) return questions
	return [...questions, commandChoice(subscribed ? 'stop' : 'subscribe', desk)]
}

/** The tip under its heading, what keeps it honest, where it stands, and how to stop. */
export const tipBlocks = (tip: Tip, subscribed: boolean | null, desk: Desk): readonly Block[] => {
	const { words, say } = desk
	return [
		lead(words.tips.heading),
		text(say(tip.text)),
		{ kind: 'picture', of: { kind: 'tip', id: tip.id }, alt: words.tips.heading },
		...(tip.figures.length + tip.areas.length > 0 ? yearPassed(desk) : []),
		citation([tip.place], desk),
		...(subscribed === true ? [wayOut(desk)] : []),
		choiceBlock('next', words.tips.choices, tipChoices(tip, subscribed, desk)),
	]
}

/** An earlier message about a figure is replaced: the figure as it is now, and what the office says to it. */
export const correctionBlocks = (id: FigureId, note: string, desk: Desk): readonly Block[] => {
	const { words, catalogue } = desk
	const figure = fullLine(catalogue.figure(id), desk)
	return [
		lead(words.tips.corrected(figure.measures)),
		{ kind: 'lead', text: figure.text, figure },
		{
			kind: 'picture',
			of: { kind: 'figure', id },
			alt: words.picture.alt(nameOfTarget({ kind: 'figure', id }, desk)),
		},
		...(note.trim() === '' ? [] : [text(words.tips.officeNote(note.trim()))]),
		...(catalogue.figure(id).kind === 'name' ? [] : yearPassed(desk)),
		sourceBlock([{ kind: 'figure', id }], desk),
		wayOut(desk),
	]
}

/** What the office tells every chat that has subscribed. */
export const noticeBlocks = (said: string, desk: Desk): readonly Block[] => [
	lead(desk.words.tips.notice),
	text(said.trim()),
	wayOut(desk),
]
