import type { Command } from '../domain/command.ts'
import type { ChannelEvent } from '../domain/conversation.ts'
import type { AreaId } from '../domain/ids.ts'
import type { Lang } from '../domain/lang.ts'
import type { Pack } from '../domain/pack.ts'
import type { Block, Reply } from '../domain/reply.ts'
import type { Decision, Target, Understanding } from '../domain/understanding.ts'
import { answerBlocks } from './answer.ts'
import { type Catalogue, createCatalogue } from './catalogue.ts'
import { commandBlocks, type LastAnswer, languageChosen } from './command-blocks.ts'
import { createDesk, type Desk } from './desk.ts'
import { eventBlocks, refusal } from './event-blocks.ts'
import { shorten } from './shorten.ts'
import {
	absentBlocks,
	afterMisses,
	chatBlocks,
	clarifyBlocks,
	emergencyBlocks,
	offBlocks,
	serviceBlocks,
} from './without-figures.ts'

/** Writes replies. `year` is the calendar year of the clock, four digits. */
export interface Compose {
	/** `lost`: the citizen has missed twice in a row, so the menu and the hotline come with the reply. */
	readonly answer: (understanding: Understanding, year: number, lost: boolean) => Reply
	readonly command: (command: Command, last: LastAnswer, lang: Lang, year: number) => Reply
	readonly event: (event: ChannelEvent, lang: Lang, year: number) => Reply
	/** A setting of a group that its administrators change, said to somebody else. */
	readonly adminsOnly: (lang: Lang, year: number) => Reply
	/** Whether the pack has what a button of some earlier day names. */
	readonly knows: (target: Target) => boolean
	readonly languageChosen: (chosen: Lang | null, lang: Lang, year: number) => Reply
}

type Writers = {
	readonly [Kind in Decision['kind']]: (
		decision: Extract<Decision, { kind: Kind }>,
		desk: Desk,
	) => readonly Block[]
}

const WRITERS: Writers = {
	answer: answerBlocks,
	clarify: clarifyBlocks,
	absent: absentBlocks,
	service: serviceBlocks,
	emergency: emergencyBlocks,
	chat: chatBlocks,
	off: offBlocks,
}

const write = WRITERS as Readonly<
	Record<Decision['kind'], (decision: Decision, desk: Desk) => readonly Block[]>
>

const targetsOf = (decision: Decision): readonly Target[] =>
	decision.kind === 'answer' ? decision.targets : []

const topicsOf = (decision: Decision, catalogue: Catalogue): readonly AreaId[] => {
	if (decision.kind === 'absent') return decision.area === null ? [] : [decision.area]
	const areas = targetsOf(decision).map(catalogue.areaOf)
	return [...new Set(areas.filter((area) => area !== null))]
}

const labelled = (decision: Decision, blocks: readonly Block[], { catalogue, lang }: Desk): Reply => ({
	lang,
	outcome: decision.kind,
	topics: topicsOf(decision, catalogue),
	figures: targetsOf(decision).flatMap((target) => (target.kind === 'figure' ? [target.id] : [])),
	about: targetsOf(decision).find((target) => target.kind === 'fact')?.id ?? null,
	candidates: decision.kind === 'clarify' ? decision.candidates.map((candidate) => candidate.id) : [],
	blocks,
})

/** A command is a courtesy of the bot itself: it answers nothing about the report. */
const COURTESY: Decision = { kind: 'chat', topic: 'help' }

export const createCompose = (pack: Pack): Compose => {
	const catalogue = createCatalogue(pack)
	const known = {
		area: new Set<string>(pack.areas.map(({ id }) => id)),
		figure: new Set<string>(pack.figures.map(({ id }) => id)),
		fact: new Set<string>(pack.facts.map(({ id }) => id)),
	}
	return {
		knows: ({ kind, id }) => known[kind].has(id),
		answer: ({ decision, lang, shortened }, year, lost) => {
			const desk = createDesk(catalogue, lang, year)
			const written = write[decision.kind](decision, desk)
			const blocks = lost ? afterMisses(written, desk) : written
			const note: readonly Block[] = shortened
				? [{ kind: 'notice', about: 'shortened', text: desk.words.shortened }]
				: []
			return labelled(decision, shorten([...blocks, ...note], lang), desk)
		},
		command: (command, last, lang, year) => {
			const desk = createDesk(catalogue, lang, year)
			return labelled(COURTESY, commandBlocks(command, last, desk), desk)
		},
		event: (event, lang, year) => {
			const desk = createDesk(catalogue, lang, year)
			return labelled(COURTESY, eventBlocks(event, desk), desk)
		},
		adminsOnly: (lang, year) => {
			const desk = createDesk(catalogue, lang, year)
			return labelled(COURTESY, [refusal(desk.words.adminsOnly)], desk)
		},
		languageChosen: (chosen, lang, year) => {
			const desk = createDesk(catalogue, lang, year)
			return labelled(COURTESY, languageChosen(chosen, desk), desk)
		},
	}
}
