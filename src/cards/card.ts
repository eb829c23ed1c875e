import type { FigureKind } from '../domain/pack.ts'

/** What stands on every card. Everything is written out in the card's language. */
interface Framed {
	/** The program's name. */
	readonly brand: string
	/** Place and year of the report. */
	readonly report: string
	/** Top right: the part of the report, or which of how many. */
	readonly corner: string
	/** That the target year has passed and the page gives no results; null before. */
	readonly yearPassed: string | null
	readonly source: string
}

/** A figure with what keeps it honest: neither is drawn without the other. */
export interface CardFigure {
	readonly kind: FigureKind
	readonly measures: string
	/** Value, unit and bound exactly as the source prints them. */
	readonly printed: string
	readonly tag: string
}

/** One bar of a comparison. */
export interface Bar {
	readonly measures: string
	readonly printed: string
	readonly value: number
	/** Whether it is the figure that the card is about. */
	readonly own: boolean
}

/** What a card says, before it is laid out. */
export type Card =
	| (Framed & {
			readonly kind: 'figure'
			readonly figure: CardFigure
			readonly summary: string
			/** Empty where the page gives nothing to compare with. */
			readonly bars: readonly Bar[]
	  })
	| (Framed & {
			readonly kind: 'area'
			readonly title: string
			readonly summary: string
			/** At most four. */
			readonly figures: readonly CardFigure[]
			/** That the part gives no figures; null where it gives some. */
			readonly noFigures: string | null
			/** What cannot be read in the scan; null where all is legible. */
			readonly damage: string | null
	  })
	| (Framed & { readonly kind: 'tip'; readonly heading: string; readonly text: string })

/** Every text of a card. */
export const textsOf = (card: Card): readonly string[] => {
	const framed = [card.brand, card.report, card.corner, card.yearPassed ?? '', card.source]
	const figureTexts = ({ measures, printed, tag }: CardFigure): readonly string[] => [measures, printed, tag]
	switch (card.kind) {
		case 'figure':
			return [
				...framed,
				...figureTexts(card.figure),
				card.summary,
				...card.bars.flatMap(({ measures, printed }) => [measures, printed]),
			]
		case 'area':
			return [
				...framed,
				card.title,
				card.summary,
				...card.figures.flatMap(figureTexts),
				card.noFigures ?? '',
				card.damage ?? '',
			]
		case 'tip':
			return [...framed, card.heading, card.text]
	}
}
