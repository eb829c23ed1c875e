import { fileURLToPath } from 'node:url'
import { createBotApi } from '../bot-api/create-bot-api.ts'
import { startBotProcess } from '../bot-process.ts'
import type { Place } from './place.ts'
import { cpuSeconds, residentMb } from './process-usage.ts'
import { newPerson, subscribeChats, yesterday } from './subscribe-chats.ts'
import { isTip } from './tips.ts'
import { waitUntil } from './wait-until.ts'
import { zoneAt } from './zone-at.ts'

const SERVICE = fileURLToPath(new URL('unpaced-service.ts', import.meta.url))

export interface FullSpeedResult {
	readonly chats: number
	readonly calls: number
	/** From the first call to the last row settled. */
	readonly seconds: number
	readonly settledPerSecond: number
	/** That the service took for it, of all cores. */
	readonly cpuSeconds: number
	readonly residentMb: number
}

/** As many tips as the store, the process and the test server can take; without anybody's limits. */
export const fullSpeed = async (chats: number, place: Place): Promise<FullSpeedResult> => {
	const zone = zoneAt(13, Date.now())
	await using api = await createBotApi()
	const store = await place.open(yesterday)
	const people = Array.from({ length: chats }, (_, index) => newPerson(1_000_000 + index))
	await subscribeChats(people, { store, api, zone })
	await store.close()
	const settings = { ...place.settings, BROADCAST_ZONE: zone }
	const running = startBotProcess(api, place.dataDir(), settings, SERVICE)
	try {
		await waitUntil(() => api.calls.some(isTip), 90_000, 'the first tip')
		const cpuBefore = cpuSeconds(running)
		const fromMs = api.calls.find(isTip)?.atMs ?? 0
		await waitUntil(async () => (await place.openRows()) === 0, 300_000, 'all settled')
		const seconds = (performance.timeOrigin + performance.now() - fromMs) / 1000
		return {
			chats,
			calls: api.calls.filter(isTip).length,
			seconds: Number(seconds.toFixed(1)),
			settledPerSecond: Math.round(chats / seconds),
			cpuSeconds: Number((cpuSeconds(running) - cpuBefore).toFixed(1)),
			residentMb: residentMb(running),
		}
	} finally {
		await running.end('SIGKILL')
	}
}
