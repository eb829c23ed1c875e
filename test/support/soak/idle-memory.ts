import { setTimeout as sleep } from 'node:timers/promises'
import { createBotApi } from '../bot-api/create-bot-api.ts'
import { startBotProcess } from '../bot-process.ts'
import type { Place } from './place.ts'
import { residentMb } from './process-usage.ts'
import { newPerson, subscribeChats, yesterday } from './subscribe-chats.ts'
import { zoneAt } from './zone-at.ts'

const SETTLE_MS = 75_000
const HOURS_AHEAD = 3

/** Resident memory of a service with so many subscriptions, none of them due, after a look at the clock. */
export const idleMemory = async (chats: number, place: Place): Promise<number> => {
	const zone = zoneAt(13, Date.now())
	await using api = await createBotApi()
	const store = await place.open(yesterday)
	const people = Array.from({ length: chats }, (_, index) => newPerson(1_000_000 + index))
	await subscribeChats(people, { store, api, zone, inMinutes: HOURS_AHEAD * 60 })
	await store.close()
	const running = startBotProcess(api, place.dataDir(), { ...place.settings, BROADCAST_ZONE: zone })
	try {
		await api.until(() => api.calls.some(({ method }) => method === 'getUpdates'), 30_000)
		await sleep(SETTLE_MS)
		return residentMb(running)
	} finally {
		await running.end('SIGTERM')
	}
}
