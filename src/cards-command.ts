import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { textsOf } from './cards/card.ts'
import { cardOf, picturable } from './cards/card-of.ts'
import { createCompose } from './compose/compose.ts'
import type { Settings } from './config/settings.ts'
import { readPack } from './conversation/read-pack.ts'
import { AppError } from './domain/errors.ts'
import { LANGS } from './domain/lang.ts'
import type { Pack, Tip } from './domain/pack.ts'
import { loadTips } from './knowledge/load-tips.ts'
import { nodeReader } from './knowledge/node-reader.ts'
import type { KnowledgeReader } from './knowledge/reader.ts'
import { cardSourceOf, openCards } from './open-cards.ts'
import { openDaily } from './open-daily.ts'
import { openPack } from './open-pack.ts'
import type { Log } from './ports/log.ts'
import { packPlaces, systemClock } from './wiring.ts'

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

const packIdsOf = (reader: KnowledgeReader): readonly string[] =>
	(reader.list('') ?? []).filter((id) => reader.read(`${id}/pack.yaml`) !== null)

/**
 * Cuts the fonts of the cards to the packs of the knowledge folder and of others, and puts them into the first.
 * @returns the paths written @throws AppError
 */
export const makeCardFonts = async (
	settings: Settings,
	others: readonly string[],
): Promise<readonly string[]> => {
	const texts = [settings.KNOWLEDGE_DIR, ...others].flatMap((folder) => {
		const reader = nodeReader(folder)
		const ids = packIdsOf(reader)
		if (ids.length === 0)
			throw new AppError('CARDS_NO_PACK', `There is no pack in ${folder}.`, 'Name a folder that holds packs.')
		return ids.flatMap((id) => {
			const loaded = loadTips(reader, id)
			return cardTextsOf({ pack: readPack(reader, id), tips: 'tips' in loaded ? loaded.tips : [] })
		})
	})
	const { charactersOf, makeFonts } = await import('./cards/make-fonts.ts')
	return makeFonts(charactersOf(texts), settings.KNOWLEDGE_DIR)
}
