import type { AreaId, FactId, FigureId, SubjectId } from './ids.ts'
import type { LocalText } from './lang.ts'

/**
 * What a number in the report is: a `target` to be reached in the target year, the `scale` of something that is to
 * be built, a technical `capacity`, or part of a `name` that measures nothing.
 */
export type FigureKind = 'target' | 'scale' | 'capacity' | 'name'

/** `at-least` is printed as 以上. */
export type Bound = 'exact' | 'at-least'

/** Where something stands in the source: an area's section or the opening one, paragraph counted from 1 within it. */
export interface SourcePlace {
	readonly section: AreaId | 'opening' | 'masthead'
	readonly paragraph: number
	/** The short phrase of the source that holds the figure or fact, as printed (the scan's stray spaces removed). */
	readonly phrase: string
}

export interface Figure {
	readonly id: FigureId
	readonly area: AreaId
	readonly kind: FigureKind
	/** As printed, so 4.5 with unit 万人; null where the printed figure is no single number (a product such as 2×30). */
	readonly value: number | null
	readonly unit: string
	readonly bound: Bound
	/** Value, unit and bound exactly as the source prints them; in English with "at least" for 以上. */
	readonly printed: LocalText
	/** What is measured, as a noun phrase. */
	readonly measures: LocalText
	/** One sentence of context in our own words, without any figure that is not of this pack. */
	readonly summary: LocalText
	readonly place: SourcePlace
	/** Everyday words and phrases, Chinese and English. */
	readonly aliases: readonly string[]
}

/** One measure of an area, in our own words. */
export interface Measure {
	readonly text: LocalText
	/** Words in which citizens may ask for just this measure. */
	readonly aliases: readonly string[]
	readonly place: SourcePlace
}

export interface Area {
	readonly id: AreaId
	/** 1 to 10, the order of the report. */
	readonly order: number
	/** Short heading. */
	readonly title: LocalText
	/** One to three sentences in our own words. */
	readonly summary: LocalText
	readonly measures: readonly Measure[]
	readonly aliases: readonly string[]
	/** Ids of the area's figures in the order of the source. */
	readonly figures: readonly FigureId[]
	/** What cannot be read in the scan, said to the citizen: null where all is legible. */
	readonly damage: LocalText | null
}

/** A fact about the report itself: who, when, where it was printed. */
export interface Fact {
	readonly id: FactId
	/** Short heading. */
	readonly title: LocalText
	/** The whole answer as a sentence. */
	readonly answer: LocalText
	readonly place: SourcePlace
	readonly aliases: readonly string[]
}

/**
 * One thing about the report that a citizen hears on one day. Tips are no part of `Pack`: what sends them loads them.
 * What is about areas or figures speaks of the target year, what is about facts only of the report.
 */
export interface Tip {
	/** Stable once the tip was sent: the ledger of deliveries knows it by this. */
	readonly id: string
	readonly areas: readonly AreaId[]
	/** Every figure whose value the text gives is among them. */
	readonly figures: readonly FigureId[]
	readonly facts: readonly FactId[]
	/** One or two sentences, 20 to 70 Chinese characters. */
	readonly text: LocalText
	readonly place: SourcePlace
}

/** Something the page does not state. */
export interface Subject {
	readonly id: SubjectId
	readonly name: LocalText
	readonly aliases: readonly string[]
	/** The nearest area that the page does have. */
	readonly area: AreaId | null
}

export interface Place {
	readonly name: LocalText
	readonly aliases: readonly string[]
}

export interface Report {
	readonly id: string
	readonly title: LocalText
	/** The city or province the report is about. */
	readonly place: Place
	/** Counties, districts, zones inside it. */
	readonly parts: readonly Place[]
	/** The year whose targets the report states. */
	readonly targetYear: number
	/** Newspaper and date, as they stand in source lines. */
	readonly sourceName: LocalText
	readonly reviewedBy: string
	/** ISO date. */
	readonly reviewedOn: string
	/** The government's service hotline. */
	readonly hotline: string
}

/** A concept and the words that stand for it: the lexicon's unit. */
export interface Concept {
	readonly id: string
	readonly words: readonly string[]
}

/** A loaded, checked report with everything that is needed to answer from it. */
export interface Pack {
	readonly report: Report
	readonly areas: readonly Area[]
	readonly figures: readonly Figure[]
	readonly facts: readonly Fact[]
	readonly subjects: readonly Subject[]
	/** Places elsewhere: other cities, provinces, countries. */
	readonly otherPlaces: readonly Place[]
	/** Lexicon of the pack and the shared one. */
	readonly concepts: readonly Concept[]
}

export type UtteranceOutcome = 'answer' | 'absent' | 'service' | 'emergency' | 'chat' | 'off'

/** A labelled example of what citizens say. `ids` are areas, figures or facts (`answer`) or the nearest areas (`absent`). */
export interface Example {
	readonly text: string
	readonly after: readonly string[]
	readonly outcome: UtteranceOutcome
	readonly ids: readonly string[]
}

/** A sentence pattern that fits any pack; its slots are documented in knowledge/shared/templates.yaml. */
export interface Template {
	readonly about: 'figure' | 'area' | 'subject' | 'fact'
	readonly outcome: 'answer' | 'absent'
	readonly texts: readonly string[]
}
