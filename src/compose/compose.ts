import type { ChannelEvent } from '../domain/conversation.ts'
import type { AreaId, FigureId } from '../domain/ids.ts'
import type { Lang } from '../domain/lang.ts'
import type { Pack, Tip } from '../domain/pack.ts'
import type { Block, ChoiceAction, Reply } from '../domain/reply.ts'
import type { Decision, Target, Understanding } from '../domain/understanding.ts'
import { answerBlocks } from './answer.ts'
import { type Catalogue, createCatalogue } from './catalogue.ts'
import { areaMenu, choicesAgain } from './choices.ts'
import {
	type Circumstances,
	commandBlocks,
	deletedBlocks,
	languageChosen,
	type Telling,
} from './command-blocks.ts'
import { createDesk, type Desk } from './desk.ts'
import { eventBlocks, refusal } from './event-blocks.ts'
import type { Leaving } from './phrasebook/phrasebook.ts'
import { PHRASEBOOKS } from './phrasebook/phrasebooks.ts'
import { offerPicture, type PicturedTarget, pictureBlocks, picturedOf } from './picture-blocks.ts'
import { shorten } from './shorten.ts'
import { type SubscriptionNews, subscriptionBlocks } from './subscription-blocks.ts'
import { correctionBlocks, noticeBlocks, tipBlocks } from './tip-blocks.ts'
import type { TipsHere } from './tips-here.ts'
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
	/** The answer to a decision with the card of what it is about offered too, where there is one. */
	readonly withPictureOffered: (reply: Reply, decision: Decision) => Reply
	/** The card of a figure or an area, for a channel that shows pictures. */
	readonly picture: (of: PicturedTarget, lang: Lang, year: number) => Reply
	/** The areas to choose from, asked for or in place of a list that is no more. */
	readonly areas: (why: 'asked' | 'expired', lang: Lang, year: number) => Reply
	/** A list that was shown before, once more. */
	readonly choices: (actions: readonly ChoiceAction[], lang: Lang, year: number) => Reply
	readonly command: (command: Telling, about: Circumstances, lang: Lang, year: number) => Reply
	readonly event: (event: ChannelEvent, tips: TipsHere, lang: Lang, year: number) => Reply
	/** `subscribed`: whether the chat gets one every day; null where nobody can subscribe. */
	readonly tip: (tip: Tip, lang: Lang, year: number, subscribed: boolean | null) => Reply
	/** To a chat that was told a figure before; `note` is the office's, as given. */
	readonly correction: (figure: FigureId, note: string, lang: Lang, year: number) => Reply
	/** What the office tells every chat that has subscribed. */
	readonly notice: (text: string, lang: Lang, year: number) => Reply
	readonly subscription: (news: SubscriptionNews, lang: Lang, year: number) => Reply
	readonly deleted: (whose: Leaving, lang: Lang, year: number) => Reply
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
	const courtesy = (lang: Lang, year: number, write: (desk: Desk) => readonly Block[]): Reply => {
		const desk = createDesk(catalogue, lang, year)
		return labelled(COURTESY, write(desk), desk)
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
		withPictureOffered: (reply, decision) => {
			const of = picturedOf(targetsOf(decision))
			return of === null
				? reply
				: { ...reply, blocks: offerPicture(reply.blocks, of, PHRASEBOOKS[reply.lang]) }
		},
		picture: (of, lang, year) => courtesy(lang, year, (desk) => pictureBlocks(of, desk)),
		areas: (why, lang, year) =>
			courtesy(lang, year, (desk) => [
				...(why === 'expired' ? [{ kind: 'lead', text: desk.words.ask.noList, figure: null } as const] : []),
				areaMenu(desk),
			]),
		choices: (actions, lang, year) => courtesy(lang, year, (desk) => [choicesAgain(actions, desk)]),
		command: (command, about, lang, year) =>
			courtesy(lang, year, (desk) => commandBlocks(command, about, desk)),
		event: (event, tips, lang, year) => courtesy(lang, year, (desk) => eventBlocks(event, tips, desk)),
		tip: (tip, lang, year, subscribed) => courtesy(lang, year, (desk) => tipBlocks(tip, subscribed, desk)),
		correction: (figure, note, lang, year) =>
			courtesy(lang, year, (desk) => correctionBlocks(figure, note, desk)),
		notice: (text, lang, year) => courtesy(lang, year, (desk) => noticeBlocks(text, desk)),
		subscription: (news, lang, year) => courtesy(lang, year, (desk) => subscriptionBlocks(news, desk)),
		deleted: (whose, lang, year) => courtesy(lang, year, (desk) => deletedBlocks(whose, desk)),
		adminsOnly: (lang, year) => courtesy(lang, year, ({ words }) => [refusal(words.adminsOnly)]),
		languageChosen: (chosen, lang, year) => courtesy(lang, year, (desk) => languageChosen(chosen, desk)),
	}
}
