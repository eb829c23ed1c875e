import { textsOf } from '../cards/card.ts'
import { fontPlaces, readFontMetrics } from '../cards/card-fonts.ts'
import { cardOf, picturable } from '../cards/card-of.ts'
import { createTextMeasure } from '../cards/font-metrics.ts'
import { createCompose } from '../compose/compose.ts'
import { LANGS } from '../domain/lang.ts'
import type { Pack, Tip } from '../domain/pack.ts'
import { say } from '../knowledge/problem.ts'
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

/**
 * What an editor wants to know of the cards, in Chinese and English; null where all can be drawn. No problem of the pack:
 * a card that cannot be drawn is left out, and its text goes alone.
 */
export const noteOnCards = (parts: PicturedParts, knowledgeDir: string): string | null => {
	let missing: readonly string[]
	try {
		missing = missingOnCards(parts, knowledgeDir)
	} catch {
		const { metrics } = fontPlaces(knowledgeDir)
		return say(
			`提示：卡片字体 ${metrics} 读不出来，所以没有卡片；运行 npm run -s cards:fonts 补上`,
			`note: the fonts of the cards cannot be read at ${metrics}, so there are no cards: run npm run -s cards:fonts`,
		)
	}
	if (missing.length === 0) return null
	const characters = missing.join(' ')
	return say(
		`提示：卡片字体里没有 ${characters}，用到这些字的卡片画不出来；运行 npm run -s cards:fonts 补上`,
		`note: the fonts of the cards have no ${characters}; cards with these are left out: run npm run -s cards:fonts`,
	)
}
