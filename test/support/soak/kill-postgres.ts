import { createRandom } from '../../../src/understand/random.ts'
import type { Audit } from './audit.ts'
import type { KillOptions } from './kill-sqlite.ts'
import { postgresPlace } from './place.ts'
import { createReplicas, type Replica } from './replicas.ts'
import { newPerson, subscribeChats, yesterday } from './subscribe-chats.ts'
import { tipsIn } from './tips.ts'
import { openTrial } from './trial.ts'
import { unrest } from './unrest.ts'
import { waitUntil } from './wait-until.ts'

/**
 * Two processes on PostgreSQL, one of which sends: that one, the other or both are killed again and again and started
 * anew while tips go out and people opt in and out.
 */
export const killPostgres = async (options: KillOptions): Promise<Audit> => {
	const { rounds, chatsPerRound, say = () => undefined } = options
	const random = createRandom(options.seed)
	const place = await postgresPlace()
	const { zone, api, kills, people, auditor } = await openTrial()
	const store = await place.open(yesterday)
	const chats: number[] = []
	let nextId = 1_000_000
	const newId = (): number => nextId++

	const newChats = async (): Promise<readonly number[]> => {
		const mine = Array.from({ length: chatsPerRound }, newId)
		await subscribeChats(mine.map(newPerson), { store, api, zone })
		chats.push(...mine)
		return mine
	}

	const start = (replica: Replica): void => {
		kills.started(replica.via)
		replica.start()
	}

	const kill = async (victims: readonly Replica[]): Promise<void> => {
		for (const replica of victims) kills.killed(replica.via)
		await Promise.all(victims.map((replica) => replica.process().end('SIGKILL')))
		// Its log: warnings and errors.
		for (const replica of victims) if (replica.process().output() !== '') say(replica.process().output())
	}

	/** Most often the one that sends, for only then something is at stake. */
	const victimsOf = (all: readonly Replica[], sender: Replica | null): readonly Replica[] => {
		const dice = random()
		if (dice < 0.3) return all
		return all.filter((replica) => (replica === sender) === dice < 0.85)
	}

	await using replicas = await createReplicas(api, place, { BROADCAST_ZONE: zone })
	try {
		for (let number = 1, dead = replicas.all; number <= rounds; number++) {
			const mine = await newChats()
			for (const replica of dead) start(replica)
			await waitUntil(() => mine.some((chat) => tipsIn(api, chat) > 0), 90_000, `round ${number}: a tip`)
			await unrest({ people, chats: mine, newId, random })
			dead = victimsOf(replicas.all, replicas.sender())
			await kill(dead)
			await auditor.look(store, people.confirmed())
			const sent = mine.filter((chat) => tipsIn(api, chat) > 0).length
			say(
				`round ${number}: ${sent} of ${mine.length} sent, killed ${dead.map(({ via }) => via).join(' and ')}`,
			)
			if (number < rounds) continue
			if (!options.waitForLeases) {
				const alive = replicas.all.filter((replica) => !dead.includes(replica))
				await kill(alive)
				dead = replicas.all
				await place.endLeases()
			}
			for (const replica of dead) start(replica)
		}
		await waitUntil(async () => (await place.openRows()) === 0 && api.pending === 0, 240_000, 'all settled')
		return await auditor.finish(store, chats, people.confirmed())
	} finally {
		await store.close()
		await Promise.all(replicas.all.map((replica) => replica.process().end('SIGKILL')))
		await api.stop()
		await place.dispose()
	}
}
