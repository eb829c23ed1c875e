import { setTimeout as sleep } from 'node:timers/promises'
import { startBotProcess } from '../bot-process.ts'
import type { Audit } from './audit.ts'
import { askSteadily, type Waits } from './citizens.ts'
import { postgresPlace } from './place.ts'
import { newPerson, subscribeChats, yesterday } from './subscribe-chats.ts'
import { tipsIn } from './tips.ts'
import { openTrial } from './trial.ts'
import { waitUntil } from './wait-until.ts'

export interface RestartOptions {
	readonly chats: number
	/** Sent before the server restarts. */
	readonly before: number
	/** How often it restarts, with so many seconds between. */
	readonly times: number
	readonly betweenMs: number
}

export interface RestartResult extends Audit {
	/** Questions of citizens meanwhile. */
	readonly citizens: Waits
}

/** The database server ends at once, as in a crash, and comes again, while tips go out and citizens ask. */
export const postgresRestart = async (options: RestartOptions): Promise<RestartResult> => {
	const place = await postgresPlace()
	const { zone, api, kills, auditor } = await openTrial()
	const ids = Array.from({ length: options.chats }, (_, index) => 1_000_000 + index)
	const early = await place.open(yesterday)
	await subscribeChats(ids.map(newPerson), { store: early, api, zone })
	await early.close()
	const running = startBotProcess(api, place.dataDir(), { ...place.settings, BROADCAST_ZONE: zone })
	try {
		await waitUntil(() => ids.filter((id) => tipsIn(api, id) > 0).length >= options.before, 90_000)
		const citizens = askSteadily(api, { perSecond: 4, firstId: 9_000_000 })
		for (let time = 0; time < options.times; time++) {
			await sleep(options.betweenMs)
			// What is being written down at this moment may be lost, and is sent again: as at a kill.
			kills.killed()
			await place.restart()
			kills.started()
		}
		await waitUntil(async () => (await place.openRows()) === 0, 240_000, 'all settled')
		const waits = await citizens.end()
		const store = await place.open(yesterday)
		const audit = await auditor.finish(store, ids, [])
		await store.close()
		return { ...audit, citizens: waits }
	} finally {
		await running.end('SIGKILL')
		await api.stop()
		await place.dispose()
	}
}
