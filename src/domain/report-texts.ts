import type { Lang } from './lang.ts'
import type { Figure, SourcePlace } from './pack.ts'
import type { FigureLine } from './reply.ts'
import type { Target } from './understanding.ts'

/** The words of replies for whoever shows the report itself: nobody else words a figure. */
export interface ReportTexts {
	/** As a whole sentence. */
	readonly figure: (figure: Figure, lang: Lang) => FigureLine
	/** As an item of a list. */
	readonly figureShort: (figure: Figure, lang: Lang) => FigureLine
	/** Newspaper, date, sections and paragraphs; begins with 出处, 出處 or Source. */
	readonly citation: (places: readonly SourcePlace[], lang: Lang) => string
	/** That the target year has passed; null before. */
	readonly yearPassed: (lang: Lang) => string | null
	/** Of an area. */
	readonly noFigures: (lang: Lang) => string
	/** What a citizen may ask about it. */
	readonly question: (target: Target, lang: Lang) => string
	/** For who cannot see the card. */
	readonly pictureAlt: (target: Target, lang: Lang) => string
}
