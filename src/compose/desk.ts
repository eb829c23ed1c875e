import type { Lang, LocalText } from '../domain/lang.ts'
import type { Catalogue } from './catalogue.ts'
import type { Phrasebook, ReportWords } from './phrasebook/phrasebook.ts'
import { PHRASEBOOKS } from './phrasebook/phrasebooks.ts'

/** What lies on the desk while one reply is written. */
export interface Desk {
	readonly catalogue: Catalogue
	readonly lang: Lang
	readonly words: Phrasebook
	/** The calendar year of the clock, four digits. */
	readonly year: number
	/** A text of the pack in the reply's language. */
	readonly say: (text: LocalText) => string
	readonly report: ReportWords
}

export const createDesk = (catalogue: Catalogue, lang: Lang, year: number): Desk => {
	const { report } = catalogue.pack
	return {
		catalogue,
		lang,
		words: PHRASEBOOKS[lang],
		year,
		say: (text) => text[lang],
		report: { place: report.place.name[lang], year: report.targetYear },
	}
}
