import { COMMANDS, type Command } from '../domain/command.ts'
import type { Lang } from '../domain/lang.ts'
import type { Block } from '../domain/reply.ts'
import type { Evidence, Target } from '../domain/understanding.ts'
import { areaMenu, choiceBlock } from './choices.ts'
import type { Desk } from './desk.ts'
import { shortLine } from './figure-line.ts'
import { PHRASEBOOKS } from './phrasebook/phrasebooks.ts'
import { placesOf, quotedPlace, sourceBlock } from './source-line.ts'

/** What the commands about the last answer look back on. */
export interface LastAnswer {
	readonly targets: readonly Target[]
	/** Null where the conversation keeps no trace; empty before the first answer. */
	readonly evidence: readonly Evidence[] | null
	/** Set in a group: what the bot hears there. */
	readonly group?: 'hears-all' | 'hears-addressed'
}

const lead = (text: string): Block => ({ kind: 'lead', text, figure: null })

/** Each language in its own words, so that anyone finds the way back. */
const LANGUAGES: readonly (readonly [Lang, string])[] = [
	['zh-Hans', '简体中文'],
	['zh-Hant', '繁體中文'],
	['en', 'English'],
]

const languageChoices = ({ words }: Desk): Block =>
	choiceBlock('menu', words.language.heading, [
		...LANGUAGES.map(([lang, label]) => ({ label, action: { kind: 'language', lang } as const })),
		{ label: words.language.follow, action: { kind: 'language', lang: null } },
	])

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

const WRITERS: Readonly<Record<Command, (last: LastAnswer, desk: Desk) => readonly Block[]>> = {
	start: (_, desk) => [lead(desk.words.welcome(desk.report)), areaMenu(desk)],
	ask: (_, { words }) => [lead(words.howToAsk)],
	help: ({ group }, desk) => [
		lead(desk.words.help(desk.report)),
		...(group === undefined ? [] : [{ kind: 'text', text: desk.words.inGroups[group] } as const]),
		commandList(desk),
	],
	areas: (_, desk) => [areaMenu(desk)],
	figures: (_, desk) => allFigures(desk),
	source: (last, desk) => lastSource(last.targets, desk),
	why: (last, desk) => trace(last.evidence, desk),
	subscribe: (_, { words }) => [lead(words.noTips)],
	stop: (_, { words }) => [lead(words.noTips)],
	settings: (_, desk) => [lead(desk.words.noTips), languageChoices(desk)],
	language: (_, desk) => [languageChoices(desk)],
	privacy: (_, desk) => [lead(desk.words.privacy)],
	delete: (_, { words }) => [lead(words.deleted)],
}

export const commandBlocks = (command: Command, last: LastAnswer, desk: Desk): readonly Block[] =>
	WRITERS[command](last, desk)

/** Said in the language that was just chosen. */
export const languageChosen = (lang: Lang | null, desk: Desk): readonly Block[] => [
	lead(lang === null ? desk.words.language.following : PHRASEBOOKS[lang].language.fixed),
]
