import { encodeAction } from '../domain/action-code.ts'
import type { Command } from '../domain/command.ts'
import type { AreaId } from '../domain/ids.ts'
import type { Lang } from '../domain/lang.ts'
import type { Block, Choice, ChoiceAction } from '../domain/reply.ts'
import type { Target } from '../domain/understanding.ts'
import type { Desk } from './desk.ts'
import type { Heading } from './phrasebook/phrasebook.ts'
import { TIPS_HERE, type TipsHere } from './tips-here.ts'

const MOST_NEXT = 3

/** What a target is called where it is one of several to choose from: never with its value. */
export const nameOfTarget = (target: Target, { catalogue, say }: Desk): string => {
	if (target.kind === 'figure') return say(catalogue.figure(target.id).measures)
	if (target.kind === 'area') return say(catalogue.area(target.id).title)
	return say(catalogue.fact(target.id).title)
}

/** The question that a choice asks. */
export const questionAbout = (target: Target, desk: Desk): string => {
	const name = nameOfTarget(target, desk)
	if (target.kind === 'figure') return desk.words.ask.figure(name)
	return target.kind === 'area' ? desk.words.ask.area(name) : name
}

const labelOfCommand = (command: Command, { words }: Desk): string => {
	switch (command) {
		case 'areas':
			return words.ask.areas
		case 'tip':
			return words.tips.heading
		case 'subscribe':
			return words.tips.subscribe
		case 'stop':
			return words.tips.stop
		case 'language':
			return words.language.label
		default:
			return words.commands[command]
	}
}

export const commandChoice = (command: Command, desk: Desk): Choice => ({
	label: labelOfCommand(command, desk),
	action: { kind: 'command', command },
})

type Choices = Extract<Block, { kind: 'choices' }>

export const choiceBlock = (
	role: 'next' | 'menu' | 'candidates',
	{ plain, numbered }: Heading,
	items: readonly Choice[],
): Choices => ({ kind: 'choices', role, heading: plain, numberedHeading: numbered, items })

/** Each language in its own words, so that anyone finds the way back. */
const LANGUAGES: readonly (readonly [Lang, string])[] = [
	['zh-Hans', '简体中文'],
	['zh-Hant', '繁體中文'],
	['en', 'English'],
]

export const languageChoices = ({ words }: Desk): Block =>
	choiceBlock('menu', words.language.heading, [
		...LANGUAGES.map(([lang, label]) => ({ label, action: { kind: 'language', lang } as const })),
		{ label: words.language.follow, action: { kind: 'language', lang: null } },
	])

/** The areas of the report in its order, so that number and order agree. */
const areaChoices = ({ catalogue, say }: Desk): readonly Choice[] =>
	catalogue.areas.map((area) => ({ label: say(area.title), action: { kind: 'area', id: area.id } }))

export const areaMenu = (desk: Desk): Choices => choiceBlock('menu', desk.words.ask.menu, areaChoices(desk))

/** The areas, then what there is of tips. */
export const startMenu = (tips: TipsHere, desk: Desk): Choices => {
	const about = { none: [], 'on-demand': ['tip'], daily: ['tip', 'subscribe'] } as const
	return choiceBlock('menu', desk.words.ask[tips === 'none' ? 'menu' : 'start'], [
		...areaChoices(desk),
		...about[tips].map((command) => commandChoice(command, desk)),
	])
}

export const candidateChoices = (candidates: readonly Target[], desk: Desk): Block =>
	choiceBlock('candidates', desk.words.ask.candidates, [
		...candidates.map((target) => ({ label: nameOfTarget(target, desk), action: target })),
		{ label: desk.words.ask.none, action: { kind: 'none' } },
	])

const labelOf = (action: ChoiceAction, desk: Desk): string => {
	const { words } = desk
	switch (action.kind) {
		case 'command':
			return labelOfCommand(action.command, desk)
		case 'language':
			return LANGUAGES.find(([lang]) => lang === action.lang)?.[1] ?? words.language.follow
		case 'option':
			return words.tips.options[action.option][action.on ? 'on' : 'off']
		case 'picture':
			return words.picture.label
		case 'none':
			return words.ask.none
		default:
			return questionAbout(action, desk)
	}
}

/** A list that was shown before, once more. */
export const choicesAgain = (actions: readonly ChoiceAction[], desk: Desk): Block => {
	const codes = actions.map(encodeAction).join()
	const menu = TIPS_HERE.map((tips) => startMenu(tips, desk)).find(
		({ items }) => items.map(({ action }) => encodeAction(action)).join() === codes,
	)
	if (menu !== undefined) return menu
	const items = actions.map((action): Choice => ({ label: labelOf(action, desk), action }))
	return actions.some(({ kind }) => kind === 'none')
		? choiceBlock('candidates', desk.words.ask.candidates, items)
		: choiceBlock('next', desk.words.ask.next, items)
}

/** Where the page does not answer: the nearest area, if any, and the way to all of them. */
export const wayOut = (area: AreaId | null, desk: Desk): Block => {
	const nearest: Target | null = area === null ? null : { kind: 'area', id: area }
	return choiceBlock('next', desk.words.ask.next, [
		...(nearest === null ? [] : [{ label: questionAbout(nearest, desk), action: nearest }]),
		commandChoice('areas', desk),
	])
}

/** The area of what was asked, its figures, and the areas that follow in the report; for facts the facts. */
const neighbours = (first: Target, { catalogue }: Desk): readonly Target[] => {
	const id = catalogue.areaOf(first)
	if (id === null) return catalogue.pack.facts.map((fact) => ({ kind: 'fact', id: fact.id }))
	const area = catalogue.area(id)
	const at = catalogue.areas.indexOf(area)
	const following = [...catalogue.areas.slice(at + 1), ...catalogue.areas.slice(0, at)]
	return [
		{ kind: 'area', id },
		...area.figures.map((figure): Target => ({ kind: 'figure', id: figure })),
		...following.map((next): Target => ({ kind: 'area', id: next.id })),
	]
}

/** Up to three next questions; `shown` holds the ids that the reply already tells about. */
export const nextQuestions = (first: Target, shown: ReadonlySet<string>, desk: Desk): Block => {
	const items = neighbours(first, desk)
		.filter((target) => !shown.has(target.id))
		.slice(0, MOST_NEXT)
		.map((target): Choice => ({ label: questionAbout(target, desk), action: target }))
	return choiceBlock(
		'next',
		desk.words.ask.next,
		first.kind === 'fact' ? [...items.slice(0, MOST_NEXT - 1), commandChoice('areas', desk)] : items,
	)
}
