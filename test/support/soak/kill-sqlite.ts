import { createRandom } from '../../../src/understand/random.ts'
import { startBotProcess } from '../bot-process.ts'
import type { Audit } from './audit.ts'
import { sqlitePlace } from './place.ts'
import { newPerson, subscribeChats, yesterday } from './subscribe-chats.ts'
import { tipsIn } from './tips.ts'
import { openTrial } from './trial.ts'
import { unrest } from './unrest.ts'
import { waitUntil } from './wait-until.ts'

export interface KillOptions {
	readonly rounds: number
	readonly chatsPerRound: number
	/** Of the random moments. */
	readonly seed: number
	/** The leases of those killed last are waited for, or ended by hand. */
	readonly waitForLeases: boolean
	readonly say?: (line: string) => void
}

/**
 * One process on SQLite, killed again and again while it sends tips and people opt in and out. Each round brings chats
 * of its own.
 */
export const killSqlite = async (options: KillOptions): Promise<Audit> => {
	const { rounds, chatsPerRound, say = () => undefined } = options
	const random = createRandom(options.seed)
	const place = sqlitePlace()
	const { zone, api, kills, people, auditor } = await openTrial()
	const start = () => {
		kills.started()
		return startBotProcess(api, place.dataDir(), { ...place.settings, BROADCAST_ZONE: zone })
	}
	const chats: number[] = []
	let nextId = 1_000_000
	const newId = (): number => nextId++

	const betweenRounds = async (newChats: readonly number[]): Promise<void> => {
		const store = await place.open(yesterday)
		await auditor.look(store, people.confirmed())
		await subscribeChats(newChats.map(newPerson), { store, api, zone })
		await store.close()
	}

	const round = async (number: number): Promise<void> => {
		const mine = Array.from({ length: chatsPerRound }, newId)
		await betweenRounds(mine)
		chats.push(...mine)
		const running = start()
		try {
			await api.until(() => mine.some((chat) => tipsIn(api, chat) > 0), 30_000)
			await unrest({ people, chats: mine, newId, random })
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
		await api.stop()
		await place.dispose()
	}
}
