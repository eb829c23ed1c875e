import { createCompose } from './compose/compose.ts'
import type { Settings } from './config/settings.ts'
import { choosePack } from './conversation/choose-pack.ts'
import { createConversation } from './conversation/create-conversation.ts'
import { createSuggest } from './conversation/create-suggest.ts'
import type { Handle, Suggest } from './domain/conversation.ts'
import { nodeReader } from './knowledge/node-reader.ts'
import { openPack, type PackPlaces } from './open-pack.ts'
import type { Clock } from './ports/clock.ts'
import type { Preferences } from './ports/preferences.ts'
import { memoryPreferences } from './store/memory-preferences.ts'
import { createUnderstand } from './understand/understand.ts'

export const systemClock: Clock = { now: Date.now }

/** Where the pack that the settings name is read from. Throws an AppError that says what to do. */
export const packPlaces = (settings: Settings): PackPlaces => {
	const reader = nodeReader(settings.KNOWLEDGE_DIR)
	return {
		reader,
		packId: choosePack(reader, settings.KNOWLEDGE_PACK),
		knowledgeDir: settings.KNOWLEDGE_DIR,
		dataDir: settings.DATA_DIR,
		say: console.error,
	}
}

/** What channels are given to answer with. */
export interface House {
	readonly handle: Handle
	readonly suggest: Suggest
	readonly preferences: Preferences
}

/** The rooms over the pack that the settings name. Throws an AppError that says what to do. */
export const openHouse = async (settings: Settings, keepTrace: boolean): Promise<House> => {
	const { pack, model } = await openPack(packPlaces(settings))
	const understand = createUnderstand(pack, model)
	const compose = createCompose(pack)
	const preferences = memoryPreferences()
	const clock = systemClock
	return {
		handle: createConversation({ understand, compose, clock, preferences, keepTrace }),
		suggest: createSuggest({ understand, compose, pack, clock }),
		preferences,
	}
}

/** The one door alone. */
export const openDoor = async (settings: Settings, keepTrace: boolean): Promise<Handle> =>
	(await openHouse(settings, keepTrace)).handle
