import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { picturable } from '../cards/card-of.ts'
import { createCompose } from '../compose/compose.ts'
import type { Settings } from '../config/settings.ts'
import { LANGS } from '../domain/lang.ts'
import type { Log } from '../ports/log.ts'
import { packPlaces, systemClock } from './house.ts'
import { openCards } from './open-cards.ts'
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
