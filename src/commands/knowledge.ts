import type { Settings } from '../config/settings.ts'
import { choosePack } from '../conversation/choose-pack.ts'
import { nodeReader } from '../knowledge/node-reader.ts'
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

/** Checks a pack, or learns it anew. */
export const run: Command = async ([action, ...args], settings) => {
	if (action === 'compile') return compile(settings)
	if (action !== 'check') throw unknownAction('knowledge', action)
	const { runKnowledgeCheck } = await import('../knowledge/check-command.ts')
	const reader = nodeReader(settings.KNOWLEDGE_DIR)
	return runKnowledgeCheck(args, {
		reader,
		packId: choosePack(reader, settings.KNOWLEDGE_PACK),
		readText: nodeReader('.').read,
		print: console.log,
	})
}
