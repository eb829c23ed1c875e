import type { Command } from './command.ts'
import type { AreaId, FactId, FigureId } from './ids.ts'
import type { Lang } from './lang.ts'
import type { SourcePlace } from './pack.ts'
import type { PictureOf } from './picture.ts'
import type { TipOption } from './subscription.ts'
import type { Decision, Target } from './understanding.ts'

/** A figure as a reply shows it: `text` holds `printed` and `caveat` word for word. */
export interface FigureLine {
	readonly id: FigureId
	readonly measures: string
	/** Value, unit and bound exactly as the source prints them, in the reply's language. */
	readonly printed: string
	/** What keeps the number honest: 目标, 计划规模, 不是指标. A channel never shows the value without it. */
	readonly caveat: string
	readonly text: string
}

/** What happens when a citizen picks a choice. `language` null: follow the language of each question. */
export type ChoiceAction =
	| Target
	| { readonly kind: 'command'; readonly command: Command }
	| { readonly kind: 'language'; readonly lang: Lang | null }
	/** One option of the daily tip. */
	| { readonly kind: 'option'; readonly option: TipOption; readonly on: boolean }
	/** Only where the message said that its channel shows pictures. */
	| { readonly kind: 'picture'; readonly of: PictureOf }
	| { readonly kind: 'none' }

export const isTarget = (action: ChoiceAction): action is Target =>
	action.kind === 'figure' || action.kind === 'area' || action.kind === 'fact'

export interface Choice {
	readonly label: string
	readonly action: ChoiceAction
}

export interface Contact {
	readonly name: string
	readonly number: string
}

export type NoticeAbout =
	| 'missing'
	| 'year-passed'
	| 'no-figures'
	| 'damage'
	| 'shortened'
	| 'language'
	| 'absent'
	/** How to get no more of what nobody asked for just now: by a word, which only a channel that hears can take. */
	| 'way-out'
	/** Said instead of doing what was wanted: a channel with buttons may show it in passing. */
	| 'refused'

export type Block =
	/** The direct answer: one line for each thing asked. `figure` is set where the line states one. */
	| { readonly kind: 'lead'; readonly text: string; readonly figure: FigureLine | null }
	| {
			readonly kind: 'correction'
			readonly text: string
			readonly figure: FigureId
			readonly printed: string
			/** The citizen's own number, never one of the page. */
			readonly said: string
	  }
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'list'; readonly heading: string; readonly items: readonly string[] }
	| {
			readonly kind: 'figures'
			/** `own`: the figures of the area asked for; `related`: neighbours of the figure asked for. */
			readonly role: 'own' | 'related'
			readonly heading: string
			readonly items: readonly FigureLine[]
	  }
	| { readonly kind: 'notice'; readonly about: NoticeAbout; readonly text: string }
	/** `text` begins with 出处, 出處 or Source. */
	| { readonly kind: 'source'; readonly text: string; readonly places: readonly SourcePlace[] }
	/** Numbered from 1 in the order given, or buttons. */
	| {
			readonly kind: 'choices'
			readonly role: 'next' | 'menu' | 'candidates'
			/** Without a mark at its end. */
			readonly heading: string
			/** The heading where choices are numbers to be sent back; holds `heading` word for word. */
			readonly numberedHeading: string
			readonly items: readonly Choice[]
	  }
	/** A card; what the other blocks say stands beside it. Channels without pictures leave it out. `alt`: for who cannot see it. */
	| { readonly kind: 'picture'; readonly of: PictureOf; readonly alt: string }
	/** `text` holds every number of `items`. */
	| { readonly kind: 'contacts'; readonly text: string; readonly items: readonly Contact[] }

export type BlockKind = Block['kind']

/** An answer as a channel-free tree, with what it is about. */
export interface Reply {
	readonly lang: Lang
	readonly outcome: Decision['kind']
	/** What the citizen asked for, best first; not everything that the reply mentions. */
	readonly topics: readonly AreaId[]
	readonly figures: readonly FigureId[]
	readonly about: FactId | null
	/** Only with `clarify`: the ids offered. */
	readonly candidates: readonly string[]
	readonly blocks: readonly Block[]
}

type Visible = { readonly [Kind in BlockKind]: (block: Extract<Block, { kind: Kind }>) => readonly string[] }

const VISIBLE: Visible = {
	lead: (block) => [block.text],
	correction: (block) => [block.text],
	text: (block) => [block.text],
	list: (block) => [block.heading, ...block.items],
	figures: (block) => [block.heading, ...block.items.map((item) => item.text)],
	notice: (block) => [block.text],
	source: (block) => [block.text],
	choices: (block) => [block.numberedHeading, ...block.items.map((item) => item.label)],
	picture: () => [],
	contacts: (block) => [block.text],
}

/** Every text of a block that a citizen sees, in reading order, without numbering. */
export const visibleTexts = (block: Block): readonly string[] =>
	(VISIBLE[block.kind] as (block: Block) => readonly string[])(block)
