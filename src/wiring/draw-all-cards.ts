import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { textsOf } from '../cards/card.ts'
import { cardOf, picturable } from '../cards/card-of.ts'
import { createCompose } from '../compose/compose.ts'
import type { Settings } from '../config/settings.ts'
import { LANGS } from '../domain/lang.ts'
import type { Pack, Tip } from '../domain/pack.ts'
import type { Log } from '../ports/log.ts'
import { packPlaces, systemClock } from './house.ts'
import { cardSourceOf, openCards } from './open-cards.ts'
import { openDaily } from './open-daily.ts'
import { openPack } from './open-pack.ts'

/** Draws every card of the pack that the settings name, in every language, into a folder. @returns how many */
export const drawAllCards = async (settings: Settings, folder: string, log: Log): Promise<number> => {
	const places = packPlaces(settings)
	const [{ pack }, { tips }] = await Promise.all([openPack(places), openDaily(places)])
	const parts = { pack, tips, compose: createCompose(pack) }
	const draw = openCards(parts, { knowledgeDir: settings.KNOWLEDGE_DIR, clock: systemClock, log })
	mkdirSync(folder, { recursive: true })
	let drawn = 0
	for (const lang of LANGS)
		for (const of of picturable(parts)) {
			const picture = await draw(of, lang)
			if (picture === null) continue
			writeFileSync(join(folder, picture.fileName), picture.png)
			drawn += 1
		}
	return drawn
}

/** What every card of a pack says, in the target year and after it. */
export const cardTextsOf = (parts: {
	readonly pack: Pack
	readonly tips: readonly Tip[]
}): readonly string[] => {
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
