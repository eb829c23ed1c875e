import type { Figure } from '../domain/pack.ts'
import type { FigureLine } from '../domain/reply.ts'
import type { Desk } from './desk.ts'
import type { FigureWords } from './phrasebook/phrasebook.ts'

const wordsOf = (figure: Figure, { say, report }: Desk): FigureWords => ({
	measures: say(figure.measures),
	printed: say(figure.printed),
	unit: say(figure.printed).replace(/^[\d.,×\s]+/u, ''),
	year: report.year,
})

const write = (figure: Figure, desk: Desk, form: 'figure' | 'figureShort'): FigureLine => {
	const words = wordsOf(figure, desk)
	return {
		id: figure.id,
		measures: words.measures,
		printed: words.printed,
		caveat: desk.words.caveat[figure.kind],
		text: desk.words[form][figure.kind](words),
	}
}

/** The figure as a whole sentence: what is measured, target wording, value, unit and bound as printed. */
export const fullLine = (figure: Figure, desk: Desk): FigureLine => write(figure, desk, 'figure')

/** The figure as an item of a list. */
export const shortLine = (figure: Figure, desk: Desk): FigureLine => write(figure, desk, 'figureShort')
