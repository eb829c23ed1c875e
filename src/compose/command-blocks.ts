import { COMMANDS, type Command } from '../domain/command.ts'
import type { Hearing } from '../domain/conversation.ts'
import type { Lang } from '../domain/lang.ts'
import type { Block } from '../domain/reply.ts'
import type { Evidence, Target } from '../domain/understanding.ts'
import { areaMenu, languageChoices, startMenu } from './choices.ts'
import type { Desk } from './desk.ts'
import { shortLine } from './figure-line.ts'
import type { Kept, Leaving } from './phrasebook/phrasebook.ts'
import { PHRASEBOOKS } from './phrasebook/phrasebooks.ts'
import { placesOf, quotedPlace, sourceBlock } from './source-line.ts'
import type { TipsHere } from './tips-here.ts'

/** Commands that only tell something; the others do something first. */
export type Telling = Exclude<Command, 'tip' | 'subscribe' | 'stop' | 'settings' | 'delete'>

/** What commands tell of. */
export interface Circumstances {
	/** Of the last answer. */
	readonly targets: readonly Target[]
	/** Null where the conversation keeps no trace; empty before the first answer. */
	readonly evidence: readonly Evidence[] | null
	/** Set in a group: what the bot hears there. */
	readonly group?: Hearing
	readonly tips: TipsHere
	/** Whether questions without an answer are kept. */
	readonly keepsQuestions: boolean
	/** Days after which what is dated goes. */
	readonly retentionDays: number
}

const lead = (text: string): Block => ({ kind: 'lead', text, figure: null })

const privacy = (
	{ tips, keepsQuestions, retentionDays }: Circumstances,
	{ words }: Desk,
): readonly Block[] => {
	const kept: readonly Kept[] = [
		'conversation',
		'language',
		...(tips === 'daily' ? (['subscription'] as const) : []),
		'votes',
		...(keepsQuestions ? (['questions'] as const) : []),
	]
	return [
		{
			kind: 'list',
			heading: words.privacy.heading,
			items: kept.map((what) => words.privacy.kept[what](retentionDays)),
		},
		{ kind: 'text', text: words.privacy.end },
	]
}

const commandList = ({ words }: Desk): Block => ({
	kind: 'list',
	heading: words.commandsHeading,
	items: COMMANDS.map((command) => `/${command} ${words.commands[command]}`),
})

const allFigures = (desk: Desk): readonly Block[] => [
	lead(desk.words.figuresHeading),
	...desk.catalogue.areas
		.filter((area) => area.figures.length > 0)
		.map(
			(area): Block => ({
				kind: 'figures',
				role: 'own',
				heading: desk.say(area.title),
				items: desk.catalogue.figuresOf(area).map((figure) => shortLine(figure, desk)),
			}),
		),
	sourceBlock([], desk),
]

const lastSource = (targets: readonly Target[], desk: Desk): readonly Block[] => {
	if (targets.length === 0) return [lead(desk.words.source.nothingYet), sourceBlock([], desk)]
	const places = targets.flatMap((target) => placesOf(target, desk))
	return [
		{ kind: 'list', heading: '', items: places.map((place) => quotedPlace(place, desk)) },
		sourceBlock(targets, desk),
	]
}

const trace = (evidence: readonly Evidence[] | null, { words }: Desk): readonly Block[] => {
	if (evidence === null) return [lead(words.why.notKept)]
	if (evidence.length === 0) return [lead(words.why.nothingYet)]
	const items = evidence.map(({ stage, note, score }) => {
		// A note quotes the citizen's words: none of them may steer a terminal.
		const said = note.replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
		return score === undefined ? `[${stage}] ${said}` : `[${stage}] ${said} (${score.toFixed(3)})`
	})
	return [{ kind: 'list', heading: words.why.heading, items }]
}

const WRITERS: Readonly<Record<Telling, (about: Circumstances, desk: Desk) => readonly Block[]>> = {
	start: ({ tips }, desk) => [lead(desk.words.welcome(desk.report)), startMenu(tips, desk)],
	ask: (_, { words }) => [lead(words.howToAsk)],
	help: ({ group }, desk) => [
		lead(desk.words.help(desk.report)),
		...(group === undefined ? [] : [{ kind: 'text', text: desk.words.inGroups[group] } as const]),
		commandList(desk),
	],
	areas: (_, desk) => [areaMenu(desk)],
	figures: (_, desk) => allFigures(desk),
	source: ({ targets }, desk) => lastSource(targets, desk),
	why: ({ evidence }, desk) => trace(evidence, desk),
	language: (_, desk) => [languageChoices(desk)],
	privacy,
}

export const commandBlocks = (command: Telling, about: Circumstances, desk: Desk): readonly Block[] =>
	WRITERS[command](about, desk)

export const deletedBlocks = (whose: Leaving, { words }: Desk): readonly Block[] => [
	lead(words.deleted[whose]),
]

/** Said in the language that was just chosen. */
export const languageChosen = (lang: Lang | null, desk: Desk): readonly Block[] => [
	lead(lang === null ? desk.words.language.following : PHRASEBOOKS[lang].language.fixed),
]
