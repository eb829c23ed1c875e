import { setTimeout as sleep } from 'node:timers/promises'
import { createRandom } from '../../../src/understand/random.ts'
import { createBotApi } from '../bot-api/create-bot-api.ts'
import { startBotProcess } from '../bot-process.ts'
import { type Audit, createAuditor } from './audit.ts'
import { createKillLog } from './kill-log.ts'
import { createPeople } from './people.ts'
import { sqlitePlace } from './place.ts'
import { newPerson, subscribeChats, yesterday } from './subscribe-chats.ts'
import { tipsIn } from './tips.ts'
import { waitUntil } from './wait-until.ts'
import { zoneAt } from './zone-at.ts'

export interface KillOptions {
	readonly rounds: number
	readonly chatsPerRound: number
	/** Of the random moments. */
	readonly seed: number
	/** The leases of those killed last are waited for, or ended by hand. */
	readonly waitForLeases: boolean
	readonly say?: (line: string) => void
}

/** Messages are on their way for so long that a kill meets some. */
const LATENCY_MS = 40
/** Between two tips: the pace of Telegram. A kill falls into the time in which a round's are sent. */
const TIP_MS = 40

/**
 * One process on SQLite, killed again and again while it sends tips and people opt in and out. Each round brings chats
 * of its own.
 */
export const killSqlite = async (options: KillOptions): Promise<Audit> => {
	const { rounds, chatsPerRound, say = () => undefined } = options
	const random = createRandom(options.seed)
	const zone = zoneAt(13, Date.now())
	const place = sqlitePlace()
	await using api = await createBotApi({ latencyMs: LATENCY_MS })
	const kills = createKillLog(api, LATENCY_MS)
	const people = createPeople(api, LATENCY_MS)
	const auditor = createAuditor({ api, latencyMs: LATENCY_MS, zone, kills })
	const start = () => {
		kills.started()
		return startBotProcess(api, place.dataDir(), { ...place.settings, BROADCAST_ZONE: zone })
	}
	const chats: number[] = []
	let nextId = 1_000_000

	const betweenRounds = async (newChats: readonly number[]): Promise<void> => {
		const store = await place.open(yesterday)
		await auditor.look(store, people.confirmed())
		await subscribeChats(newChats.map(newPerson), { store, api, zone })
		await store.close()
	}

	const round = async (number: number): Promise<void> => {
		const mine = Array.from({ length: chatsPerRound }, () => nextId++)
		await betweenRounds(mine)
		chats.push(...mine)
		const running = start()
		try {
			await api.until(() => mine.some((chat) => tipsIn(api, chat) > 0), 30_000)
			const killAfterMs = random() * chatsPerRound * TIP_MS
			const newcomers = 1 + Math.floor(random() * 3)
			for (let count = 0; count < newcomers; count++) people.say(nextId++, '/subscribe')
			await sleep(killAfterMs / 2)
			// Those at the end of the line have not got theirs yet.
			people.say(mine[Math.floor(random() * mine.length)] ?? 0, '/stop')
			await sleep(killAfterMs / 2)
			kills.killed()
		} finally {
			await running.end('SIGKILL')
		}
		say(`round ${number}: ${mine.filter((chat) => tipsIn(api, chat) > 0).length} of ${mine.length} sent`)
	}

	try {
		for (let number = 1; number <= rounds; number++) await round(number)
		await betweenRounds([])
		if (!options.waitForLeases) await place.endLeases()
		const last = start()
		await waitUntil(async () => (await place.openRows()) === 0 && api.pending === 0, 200_000)
		await last.end('SIGTERM')
		const store = await place.open(yesterday)
		const audit = await auditor.finish(store, chats, people.confirmed())
		await store.close()
		return audit
	} finally {
		await place.dispose()
	}
}
