import { randomUUID } from 'node:crypto'
import type { BroadcastEngine, EngineOptions } from '../broadcast/engine.ts'
import { createPlanner } from '../broadcast/plan-tips.ts'
import { createRunner } from '../broadcast/run-deliveries.ts'
import type { Settings } from '../config/settings.ts'
import { createBroadcastDesk } from '../operator/broadcast-desk.ts'
import type { RunDesk } from '../operator/desk.ts'
import { runRehearsal } from '../operator/rehearse-command.ts'
import type { OpenDesk } from '../operator/run-with-yes.ts'
import type { Channel } from '../ports/channel.ts'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store.ts'
import { openStore } from '../store/open-store.ts'
import { createRandom } from '../understand/random.ts'
import { type House, NO_LOG, openHouse, systemClock } from './house.ts'
import { openWechatDesk } from './open-wechat-desk.ts'

export interface BroadcastParts {
	readonly settings: Settings
	readonly house: House
	readonly store: Store
	readonly log: Log
}

/** What every part of the broadcast is given. */
const commonOf = ({ settings, house, store, log }: BroadcastParts) => ({
	store,
	log,
	clock: systemClock,
	tips: house.tips,
	compose: house.compose,
	dayKind: house.dayKind,
	quiet: settings.QUIET_HOURS,
	zone: settings.BROADCAST_ZONE,
})

/** pg-boss and croner are loaded only where they run. */
const engineOf = async (
	databaseUrl: string | undefined,
	options: EngineOptions,
): Promise<BroadcastEngine> => {
	if (databaseUrl === undefined) {
		const { createEmbeddedEngine } = await import('../broadcast/embedded-engine.ts')
		return createEmbeddedEngine(options)
	}
	const { createPgBossEngine } = await import('../broadcast/pg-boss-engine.ts')
	return createPgBossEngine({ ...options, databaseUrl })
}

/** The engine that sends what is due on the channels. It is not yet started. */
export const openEngine = (parts: BroadcastParts, channels: readonly Channel[]): Promise<BroadcastEngine> => {
	const { settings, log } = parts
	const common = commonOf(parts)
	return engineOf(settings.DATABASE_URL, {
		planner: createPlanner(common),
		// Processes in containers often have the same number and name.
		runner: createRunner({ ...common, owner: randomUUID() }),
		channels,
		store: common.store,
		retentionDays: settings.RETENTION_DAYS,
		clock: common.clock,
		log: log,
	})
}

/** Before what concerns the Official Account. */
export const WECHAT = 'wechat'

/** What the office commands. @param engine null where no service runs in this process */
export const openDesk = (parts: BroadcastParts, engine: BroadcastEngine | null): RunDesk => {
	const broadcast = createBroadcastDesk({ ...commonOf(parts), pack: parts.house.pack, engine })
	const wechat = openWechatDesk({ ...parts, clock: systemClock })
	return (args, who) => (args[0] === WECHAT ? wechat(args.slice(1), who) : broadcast(args, who))
}

/** The store that the settings name. @throws AppError */
export const openStoreOf = (settings: Settings): ReturnType<typeof openStore> =>
	openStore({
		dataDir: settings.DATA_DIR,
		databaseUrl: settings.DATABASE_URL,
		idSalt: settings.ID_SALT,
		keepUnanswered: settings.KEEP_UNANSWERED,
		clock: systemClock,
	})

/** The office's commands where no service runs: over the store itself. @throws AppError */
export const openDeskAlone = async (settings: Settings, log: Log): Promise<OpenDesk> => {
	const { store } = await openStoreOf(settings)
	try {
		const house = await openHouse(settings, { keepTrace: false, store, log })
		return { run: openDesk({ settings, house, store, log }, null), close: store.close }
	} catch (error) {
		await store.close()
		throw error
	}
}

/** A year of the pack's tips on a fake clock, in this process. @returns the exit code @throws AppError */
export const rehearseAloud = async (
	settings: Settings,
	command: Parameters<typeof runRehearsal>[0],
	print: (text: string) => void,
): Promise<number> => {
	const house = await openHouse(settings, { keepTrace: false, store: null, log: NO_LOG })
	return runRehearsal(command, {
		tips: house.tips,
		compose: house.compose,
		dayKind: house.dayKind,
		quiet: settings.QUIET_HOURS,
		zone: settings.BROADCAST_ZONE,
		clock: systemClock,
		createRandom,
		print,
		openStore: async (folder, clock) =>
			(
				await openStore({
					dataDir: folder,
					databaseUrl: undefined,
					idSalt: undefined,
					keepUnanswered: false,
					clock,
				})
			).store,
	})
}
