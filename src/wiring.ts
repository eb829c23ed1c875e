import { createCompose } from './compose/compose.ts'
import type { Settings } from './config/settings.ts'
import { choosePack } from './conversation/choose-pack.ts'
import { createConversation } from './conversation/create-conversation.ts'
import type { Handle } from './domain/conversation.ts'
import { nodeReader } from './knowledge/node-reader.ts'
import { openPack, type PackPlaces } from './open-pack.ts'
import { createUnderstand } from './understand/understand.ts'

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

/** The one door over the pack that the settings name. Throws an AppError that says what to do. */
export const openDoor = async (settings: Settings, keepTrace: boolean): Promise<Handle> => {
	const { pack, model } = await openPack(packPlaces(settings))
	return createConversation({
		understand: createUnderstand(pack, model),
		compose: createCompose(pack),
		clock: { now: Date.now },
		keepTrace,
	})
}
