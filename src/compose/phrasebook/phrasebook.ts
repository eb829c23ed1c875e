import type { Command } from '../../domain/command.ts'
import type { ChannelEvent, Hearing } from '../../domain/conversation.ts'
import type { FigureKind } from '../../domain/pack.ts'
import type { TipOption } from '../../domain/subscription.ts'
import type { AbsentReason, ChatTopic } from '../../domain/understanding.ts'

/** Who comes when life is in danger. */
export type Rescuer = 'police' | 'fire' | 'ambulance'

export interface FigureWords {
	readonly measures: string
	readonly printed: string
	/** The printed value without its digits: 条 of N条. */
	readonly unit: string
	readonly year: number
}

export interface AbsentWords {
	/** The city or province of the report. */
	readonly place: string
	readonly year: number
	/** What was asked for by name, where that is known. */
	readonly subject: string | null
}

/** Over choices: as it stands over buttons, and the same where numbers are sent back. */
export interface Heading {
	readonly plain: string
	readonly numbered: string
}

export interface ReportWords {
	readonly place: string
	readonly year: number
}

/** When and where the daily tip comes, as it is said back. */
export interface ScheduleWords {
	/** `08:30`. */
	readonly time: string
	/** With its everyday name, where it has one. */
	readonly zone: string
	/** Words of the options that are on. */
	readonly options: readonly string[]
}

/** What is kept of a citizen. */
export type Kept = 'conversation' | 'language' | 'subscription' | 'votes' | 'questions'

/** Whose traces were deleted: a chat with one person, a person in a group, the whole group. */
export type Leaving = 'chat' | 'person' | 'group'

/** What is said about the daily tip. */
export interface TipPhrases {
	readonly heading: string
	readonly choices: Heading
	/** Labels of choices. */
	readonly subscribe: string
	readonly goOn: string
	readonly stop: string
	readonly settings: Heading
	/** Labels of choices, and words of a schedule; whoever types one after /subscribe is understood. */
	readonly options: Readonly<Record<TipOption, { readonly on: string; readonly off: string }>>
	/** To a group that the bot has joined. */
	readonly joined: string
	readonly zone: (name: string, iana: string) => string
	readonly subscribed: (schedule: ScheduleWords) => string
	readonly changed: (schedule: ScheduleWords) => string
	readonly current: (schedule: ScheduleWords) => string
	readonly first: Readonly<Record<'today' | 'tomorrow' | 'next-day', string>>
	readonly next: Readonly<Record<'today' | 'tomorrow' | 'next-day', string>>
	readonly howToStop: string
	readonly paused: string
	readonly stopped: string
	/** Said to whoever stops without a subscription. */
	readonly neverSubscribed: string
	/** Said to whoever looks at or changes what is not there. */
	readonly notSubscribed: (example: string) => string
	readonly unfitTime: (from: string, to: string, example: string) => string
	readonly unknownZone: (zone: string, example: string) => string
	readonly notUnderstood: (words: string, example: string) => string
	/** Where the bot cannot write first. */
	readonly cannotWrite: string
	/** Where the report has no tips. */
	readonly none: string
	readonly outOfReach: string
	readonly corrected: (measures: string) => string
	readonly officeNote: (note: string) => string
	/** Over what the office tells everybody. */
	readonly notice: string
}

/** Everything the bot says by itself in one language. Total: a phrase that is missing does not compile. */
export interface Phrasebook {
	/** A figure as a whole sentence. Holds the `caveat` of its kind. */
	readonly figure: Readonly<Record<FigureKind, (words: FigureWords) => string>>
	/** The same in short, for lists. Holds the `caveat` of its kind. */
	readonly figureShort: Readonly<Record<FigureKind, (words: FigureWords) => string>>
	readonly caveat: Readonly<Record<FigureKind, string>>
	/** The `caveat` as the label of a figure on a card; in a target the year stands with it. */
	readonly tag: Readonly<Record<FigureKind, (year: number) => string>>
	readonly correction: (printed: string, said: string) => string
	/** The same when the figure is not the one that the first line states. */
	readonly correctionOf: (measures: string, printed: string, said: string) => string
	readonly areaLead: (title: string, summary: string) => string
	readonly measures: string
	readonly ownFigures: string
	readonly relatedFigures: string
	readonly noFigures: string
	readonly yearPassed: (year: number) => string
	readonly shortened: string
	readonly missing: Readonly<Record<AbsentReason, string>>
	readonly absent: Readonly<Record<AbsentReason, (words: AbsentWords) => string>>
	readonly nearestArea: (title: string) => string
	/** Sentences joined in one line; Chinese needs no space. */
	readonly joint: string
	readonly source: {
		readonly line: (name: string, places: readonly string[]) => string
		readonly section: (title: string, paragraphs: readonly number[]) => string
		readonly opening: (paragraphs: readonly number[]) => string
		readonly masthead: string
		readonly quoted: (place: string, phrase: string) => string
		readonly nothingYet: string
	}
	readonly ask: {
		readonly next: Heading
		readonly figure: (measures: string) => string
		readonly area: (title: string) => string
		readonly menu: Heading
		/** Over the areas and what there is of tips. */
		readonly start: Heading
		readonly areas: string
		/** To a number for which there is no list. */
		readonly noList: string
		readonly candidates: Heading
		readonly none: string
	}
	readonly service: (hotline: string) => string
	readonly emergency: (numbers: string) => string
	readonly rescuers: Readonly<Record<Rescuer, string>>
	readonly afterEmergency: string
	readonly chat: Readonly<Record<ChatTopic, (report: ReportWords) => string>>
	readonly off: (report: ReportWords) => string
	readonly afterMisses: (hotline: string) => string
	readonly hotlineName: string
	readonly welcome: (report: ReportWords) => string
	readonly help: (report: ReportWords) => string
	readonly commands: Readonly<Record<Command, string>>
	readonly commandsHeading: string
	readonly figuresHeading: string
	readonly privacy: {
		readonly heading: string
		/** `days`: after which what is dated goes. */
		readonly kept: Readonly<Record<Kept, (days: number) => string>>
		readonly end: string
	}
	readonly howToAsk: string
	readonly picture: {
		/** Of the choice that shows the card. */
		readonly label: string
		/** For who cannot see it. */
		readonly alt: (name: string) => string
	}
	readonly tips: TipPhrases
	readonly deleted: Readonly<Record<Leaving, string>>
	readonly adminsOnly: string
	/** How the bot is spoken to in a group. */
	readonly inGroups: Readonly<Record<Hearing, string>>
	readonly events: Readonly<Record<ChannelEvent, (report: ReportWords) => string>>
	readonly language: {
		/** Of the choice that leads to the languages. */
		readonly label: string
		readonly heading: Heading
		readonly follow: string
		readonly fixed: string
		readonly following: string
	}
	readonly why: {
		readonly heading: string
		readonly nothingYet: string
		readonly notKept: string
	}
}
