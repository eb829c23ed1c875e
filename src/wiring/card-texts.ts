import { textsOf } from '../cards/card.ts'
import { fontPlaces, readFontMetrics } from '../cards/card-fonts.ts'
import { cardOf, picturable } from '../cards/card-of.ts'
import { createTextMeasure } from '../cards/font-metrics.ts'
import { createCompose } from '../compose/compose.ts'
import { LANGS } from '../domain/lang.ts'
import type { Pack, Tip } from '../domain/pack.ts'
import { cardSourceOf } from './open-cards.ts'

/** What there are cards of. */
export interface PicturedParts {
	readonly pack: Pack
	readonly tips: readonly Tip[]
}

/** What every card of a pack says, in the target year and after it. */
export const cardTextsOf = (parts: PicturedParts): readonly string[] => {
	const compose = createCompose(parts.pack)
	const { targetYear } = parts.pack.report
	return [targetYear, targetYear + 1].flatMap((year) => {
		const source = cardSourceOf({ ...parts, compose, year: () => year })
		return picturable(parts).flatMap((of) =>
			LANGS.flatMap((lang) => {
				const card = cardOf(source, of, lang)
				return card === null ? [] : textsOf(card)
			}),
		)
	})
}

/** What the cards of a pack say that their fonts do not have, each once: a card with one of these is not drawn. */
export const missingOnCards = (parts: PicturedParts, knowledgeDir: string): readonly string[] =>
	createTextMeasure(readFontMetrics(fontPlaces(knowledgeDir))).missing(cardTextsOf(parts).join(''))
