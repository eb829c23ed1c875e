import { createDailyTips } from './broadcast/daily-tips.ts'
import { type Compose, createCompose } from './compose/compose.ts'
import type { Settings } from './config/settings.ts'
import { choosePack } from './conversation/choose-pack.ts'
import { createConversation } from './conversation/create-conversation.ts'
import { createMembership } from './conversation/create-membership.ts'
import { createSuggest } from './conversation/create-suggest.ts'
import type { Handle, Suggest } from './domain/conversation.ts'
import type { Pack, Tip } from './domain/pack.ts'
import { nodeReader } from './knowledge/node-reader.ts'
import { openPack, type PackPlaces } from './open-pack.ts'
import { openTips } from './open-tips.ts'
import type { Clock } from './ports/clock.ts'
import type { Log } from './ports/log.ts'
import type { Membership } from './ports/membership.ts'
import type { Store } from './ports/store.ts'
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

export interface HouseOptions {
	/** Whether /why may show how an answer came about. */
	readonly keepTrace: boolean
	readonly store: Store
	readonly log: Log
}

/** What channels are given to answer with, and what the broadcast is made of. */
export interface House {
	readonly handle: Handle
	readonly suggest: Suggest
	readonly membership: Membership
	readonly pack: Pack
	readonly tips: readonly Tip[]
	readonly compose: Compose
}

/** The rooms over the pack that the settings name. Throws an AppError that says what to do. */
export const openHouse = async (
	settings: Settings,
	{ keepTrace, store, log }: HouseOptions,
): Promise<House> => {
	const places = packPlaces(settings)
	const [{ pack, model }, tips] = await Promise.all([openPack(places), openTips(places)])
	const understand = createUnderstand(pack, model)
	const compose = createCompose(pack)
	const clock = systemClock
	const dailyTips = createDailyTips({ store, tips, clock, hours: hoursOf(settings), defaults: defaultsOf(settings) })
	return {
		handle: createConversation({ understand, compose, clock, store, tips: dailyTips, keepTrace, log }),
		suggest: createSuggest({ understand, compose, pack, clock }),
		membership: createMembership(store),
		pack,
		tips,
		compose,
	}
}
