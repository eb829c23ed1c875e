import { createDailyTips, createTipsOnDemand } from '../broadcast/daily-tips.ts'
import { createDayKind, type DayKindOf } from '../broadcast/holidays.ts'
import { type Compose, createCompose } from '../compose/compose.ts'
import type { Settings } from '../config/settings.ts'
import { choosePack } from '../conversation/choose-pack.ts'
import { createConversation } from '../conversation/create-conversation.ts'
import { createSuggest } from '../conversation/create-suggest.ts'
import type { Handle, Suggest } from '../domain/conversation.ts'
import type { Pack, Tip } from '../domain/pack.ts'
import { nodeReader } from '../knowledge/node-reader.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store.ts'
import { inMemory } from '../store/in-memory.ts'
import { createUnderstand } from '../understand/understand.ts'
import { openDaily } from './open-daily.ts'
import { openPack, type PackPlaces } from './open-pack.ts'

export const systemClock: Clock = { now: Date.now }

/** For a terminal, whose one reader wants answers and no log. */
export const NO_LOG: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

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
	/** Null: nothing outlives the process, and nobody can subscribe. */
	readonly store: Store | null
	readonly log: Log
}

/** What channels are given to answer with, and what the broadcast is made of. */
export interface House {
	readonly handle: Handle
	readonly suggest: Suggest
	readonly pack: Pack
	readonly compose: Compose
	readonly tips: readonly Tip[]
	readonly dayKind: DayKindOf
}

/** The rooms over the pack that the settings name. Throws an AppError that says what to do. */
export const openHouse = async (
	settings: Settings,
	{ keepTrace, store, log }: HouseOptions,
): Promise<House> => {
	const places = packPlaces(settings)
	const [{ pack, model }, { tips, years }] = await Promise.all([openPack(places), openDaily(places)])
	const clock = systemClock
	const { QUIET_HOURS: quiet, BROADCAST_TIME: atMinute, BROADCAST_ZONE: zone } = settings
	const dayKind = createDayKind(years)
	const dailyTips =
		store === null
			? createTipsOnDemand(tips, clock, zone)
			: createDailyTips({ store, tips, clock, quiet, dayKind, defaults: { atMinute, zone } })
	const understand = createUnderstand(pack, model)
	const compose = createCompose(pack)
	return {
		handle: createConversation({
			understand,
			compose,
			clock,
			log,
			store: store ?? inMemory(clock),
			tips: tips.length === 0 ? null : dailyTips,
			retentionDays: settings.RETENTION_DAYS,
			keepUnanswered: settings.KEEP_UNANSWERED,
			keepTrace,
		}),
		suggest: createSuggest({ understand, compose, pack, clock }),
		pack,
		compose,
		tips,
		dayKind,
	}
}

/** The one door alone, for one person who is there. */
export const openDoor = async (settings: Settings, keepTrace: boolean): Promise<Handle> =>
	(await openHouse(settings, { keepTrace, store: null, log: NO_LOG })).handle
