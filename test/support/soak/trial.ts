import { createBotApi } from '../bot-api/create-bot-api.ts'
import { createAuditor } from './audit.ts'
import { createKillLog } from './kill-log.ts'
import { createPeople } from './people.ts'
import { zoneAt } from './zone-at.ts'

/** Messages are on their way for so long that a kill meets some. */
const LATENCY_MS = 40

/** A server of Telegram, the people who use it, a zone where it is early afternoon, and who counts what becomes of tips. */
export const openTrial = async () => {
	const zone = zoneAt(13, Date.now())
	const api = await createBotApi({ latencyMs: LATENCY_MS })
	const kills = createKillLog(api, LATENCY_MS)
	return {
		zone,
		api,
		kills,
		people: createPeople(api, LATENCY_MS),
		auditor: createAuditor({ api, latencyMs: LATENCY_MS, zone, kills }),
	}
}
