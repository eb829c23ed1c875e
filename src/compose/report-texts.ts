import type { Lang } from '../domain/lang.ts'
import type { Pack } from '../domain/pack.ts'
import type { ReportTexts } from '../domain/report-texts.ts'
import { createCatalogue } from './catalogue.ts'
import { nameOfTarget, questionAbout } from './choices.ts'
import { createDesk } from './desk.ts'
import { fullLine, shortLine } from './figure-line.ts'
import { PHRASEBOOKS } from './phrasebook/phrasebooks.ts'
import { citation } from './source-line.ts'
import { yearPassed } from './year-passed.ts'

const textOf = (block: { readonly kind: string; readonly text?: string } | undefined): string | null =>
	block?.text ?? null

/** @param year the calendar year of the clock, four digits */
export const createReportTexts = (pack: Pack, year: () => number): ReportTexts => {
	const catalogue = createCatalogue(pack)
	const desk = (lang: Lang) => createDesk(catalogue, lang, year())
	return {
		figure: (figure, lang) => fullLine(figure, desk(lang)),
		figureShort: (figure, lang) => shortLine(figure, desk(lang)),
		citation: (places, lang) => textOf(citation(places, desk(lang))) ?? '',
		yearPassed: (lang) => textOf(yearPassed(desk(lang))[0]),
		noFigures: (lang) => PHRASEBOOKS[lang].noFigures,
		question: (target, lang) => questionAbout(target, desk(lang)),
		pictureAlt: (target, lang) => PHRASEBOOKS[lang].picture.alt(nameOfTarget(target, desk(lang))),
	}
}
