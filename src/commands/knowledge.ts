import type { Settings } from '../config/settings.ts'
import { choosePack } from '../conversation/choose-pack.ts'
import { nodeReader } from '../knowledge/node-reader.ts'
import type { KnowledgeReader } from '../knowledge/reader.ts'
import { packPlaces } from '../wiring/house.ts'
import { shipDaily } from '../wiring/open-daily.ts'
import { isShippedPackFresh, shipPack } from '../wiring/open-pack.ts'
import { type Command, unknownAction } from './command.ts'

const compile = async (settings: Settings): Promise<number> => {
	const places = packPlaces(settings)
	if (!isShippedPackFresh(places)) console.log(await shipPack(places))
	console.log(await shipDaily(places))
	return 0
}

const checkCards = async (reader: KnowledgeReader, packId: string, knowledgeDir: string): Promise<void> => {
	const [{ readPack }, { loadTips }, { noteOnCards }] = await Promise.all([
		import('../conversation/read-pack.ts'),
		import('../knowledge/load-tips.ts'),
		import('../wiring/card-texts.ts'),
	])
	const loaded = loadTips(reader, packId)
	const parts = { pack: readPack(reader, packId), tips: 'tips' in loaded ? loaded.tips : [] }
	const note = noteOnCards(parts, knowledgeDir)
	if (note !== null) console.log(note)
}

/** Checks a pack, or learns it anew. */
export const run: Command = async ([action, ...args], settings) => {
	if (action === 'compile') return compile(settings)
	if (action !== 'check') throw unknownAction('knowledge', action)
	const { runKnowledgeCheck } = await import('../knowledge/check-command.ts')
	const reader = nodeReader(settings.KNOWLEDGE_DIR)
	const packId = choosePack(reader, settings.KNOWLEDGE_PACK)
	const code = runKnowledgeCheck(args, { reader, packId, readText: nodeReader('.').read, print: console.log })
	if (code === 0) await checkCards(reader, packId, settings.KNOWLEDGE_DIR)
	return code
}
