import { createCompose } from './compose/compose.ts'
import type { Settings } from './config/settings.ts'
import { createConversation } from './conversation/create-conversation.ts'
import { choosePack, readPack } from './conversation/read-pack.ts'
import type { Handle } from './domain/conversation.ts'
import { nodeReader } from './knowledge/node-reader.ts'
import { openModel } from './open-model.ts'
import { createUnderstand } from './understand/understand.ts'

/** The one door over the pack that the settings name. Throws an AppError that says what to do. */
export const openDoor = (settings: Settings, keepTrace: boolean): Handle => {
	const reader = nodeReader(settings.KNOWLEDGE_DIR)
	const packId = choosePack(reader, settings.KNOWLEDGE_PACK)
	const pack = readPack(reader, packId)
	const model = openModel(pack, {
		reader,
		packId,
		knowledgeDir: settings.KNOWLEDGE_DIR,
		dataDir: settings.DATA_DIR,
		say: console.error,
	})
	return createConversation({
		understand: createUnderstand(pack, model),
		compose: createCompose(pack),
		clock: { now: Date.now },
		keepTrace,
	})
}
