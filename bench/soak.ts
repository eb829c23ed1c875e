// What a broadcast must stand, in full sizes: npm run soak
// One after another, about 35 minutes: npm run soak -- --only kill-sqlite,kill-postgres names some, --short is as small
// as the tests in test/e2e/broadcast. The service runs as its own process against the test server in this one, over HTTP
// on this machine; where PostgreSQL takes part, one of its own. Exits 1 when something did not hold.
import { parseArgs } from 'node:util'
import { whyNoPostgres } from '../test/support/postgres.ts'
import type { Audit } from '../test/support/soak/audit.ts'
import { fullSpeed } from '../test/support/soak/full-speed.ts'
import { idleMemory } from '../test/support/soak/idle-memory.ts'
import { killPostgres } from '../test/support/soak/kill-postgres.ts'
import { killSqlite } from '../test/support/soak/kill-sqlite.ts'
import { manyChats } from '../test/support/soak/many-chats.ts'
import { type Place, postgresPlace, sqlitePlace } from '../test/support/soak/place.ts'
import { postgresRestart } from '../test/support/soak/postgres-restart.ts'
import { MOST_LIFE_MS, SOUND } from '../test/support/soak/sound.ts'
import { stoppedReplica } from '../test/support/soak/stopped-replica.ts'
import { thirtyDays } from '../test/support/soak/thirty-days.ts'

const { values } = parseArgs({
	options: {
		only: { type: 'string', default: '' },
		short: { type: 'boolean', default: false },
		seed: { type: 'string', default: '1' },
	},
})
const { short } = values
const seed = Number(values.seed)
const say = (line: string): void => console.error(`  ${line}`)

type Row = Readonly<Record<string, unknown>>

/** What is measured, and whether it holds. */
interface Outcome {
	readonly row: Row
	readonly holds: boolean
}

interface Scenario {
	readonly postgres: boolean
	readonly run: () => Promise<Outcome>
}

const onPlace = async <Result>(place: Place, task: (place: Place) => Promise<Result>): Promise<Result> => {
	try {
		return await task(place)
	} finally {
		await place.dispose()
	}
}

const holdsAtKills = (audit: Audit): boolean =>
	audit.mostLifeMs < MOST_LIFE_MS &&
	Object.entries(SOUND).every(([name, value]) => audit[name as keyof Audit] === value)

/** Apart from `holds`: between an answer and its commit a process can be killed too. */
const strictly = ({ repeated, unanswered }: Audit): Row => ({
	'repeated <= unanswered': repeated <= unanswered,
})

const flat = (result: Row): Row =>
	Object.fromEntries(
		Object.entries(result).flatMap(([name, value]) =>
			typeof value === 'object' && value !== null
				? Object.entries(value).map(([inner, each]) => [`${name}.${inner}`, each])
				: [[name, value]],
		),
	)

const kill = (run: typeof killSqlite, rounds: number): (() => Promise<Outcome>) => {
	return async () => {
		const audit = await run({ rounds, chatsPerRound: 60, seed, waitForLeases: !short, say })
		return { row: { rounds, ...audit, ...strictly(audit) }, holds: holdsAtKills(audit) }
	}
}

const many = async (place: Place): Promise<Outcome> => {
	const result = await onPlace(place, (there) => manyChats(short ? 150 : 10_000, there))
	const { missed, repeated, callsPerChat, citizens, outcomes } = result
	const allSettled = (outcomes.due ?? 0) + (outcomes.claimed ?? 0) === 0
	const holds =
		missed + repeated === 0 &&
		allSettled &&
		callsPerChat <= 1.05 &&
		citizens.p99Ms <= 500 &&
		citizens.answered === citizens.asked
	return { row: { store: place.name, ...flat({ ...result }) }, holds }
}

const speed = async (place: Place): Promise<Outcome> => {
	const result = await onPlace(place, (there) => fullSpeed(short ? 500 : 10_000, there))
	return { row: { store: place.name, ...result }, holds: true }
}

const idle = async (place: Place): Promise<Outcome> => {
	const chats = short ? 500 : 10_000
	const residentMb = await onPlace(place, (there) => idleMemory(chats, there))
	return { row: { store: place.name, chats, 'RSS MB': residentMb }, holds: true }
}

const SCENARIOS: Readonly<Record<string, Scenario>> = {
	'kill-sqlite': { postgres: false, run: kill(killSqlite, short ? 5 : 50) },
	'kill-postgres': { postgres: true, run: kill(killPostgres, short ? 2 : 20) },
	'stop-30s': {
		postgres: true,
		run: async () => {
			const result = await stoppedReplica({ chats: short ? 400 : 1500, before: 40, stoppedMs: 30_000 })
			return { row: { ...result, ...strictly(result) }, holds: holdsAtKills(result) }
		},
	},
	'stop-75s': {
		postgres: true,
		// Longer than a lease: what the stopped one had claimed is another's when it wakes.
		run: async () => {
			const result = await stoppedReplica({ chats: short ? 400 : 2500, before: 40, stoppedMs: 75_000 })
			return { row: { ...result, ...strictly(result) }, holds: holdsAtKills(result) }
		},
	},
	'postgres-restart': {
		postgres: true,
		run: async () => {
			const size = short ? { chats: 60, times: 1 } : { chats: 1000, times: 5 }
			const result = await postgresRestart({ ...size, before: 10, betweenMs: 3000 })
			const { asked, answered } = result.citizens
			return { row: flat({ ...result }), holds: holdsAtKills(result) && asked === answered }
		},
	},
	'many-sqlite': { postgres: false, run: () => many(sqlitePlace()) },
	'many-postgres': { postgres: true, run: async () => many(await postgresPlace()) },
	'speed-sqlite': { postgres: false, run: () => speed(sqlitePlace()) },
	'speed-postgres': { postgres: true, run: async () => speed(await postgresPlace()) },
	'idle-sqlite': { postgres: false, run: () => idle(sqlitePlace()) },
	'idle-postgres': { postgres: true, run: async () => idle(await postgresPlace()) },
	'thirty-days': {
		postgres: true,
		run: async () => {
			const kills = Array.from({ length: short ? 3 : 30 }, (_, day) => day % 2 === 1)
			// The last day shows that all is well again.
			const result = await thirtyDays({ kills: [...kills.slice(0, -1), false], chats: 60, seed, say })
			const { missed, repeated, unheard, sameTip, notSent, outOfHours } = result
			return {
				row: { ...result },
				holds: missed + sameTip + notSent + outOfHours === 0 && repeated <= unheard,
			}
		},
	},
}

const wanted = values.only === '' ? Object.keys(SCENARIOS) : values.only.split(',')
const unknown = wanted.filter((name) => SCENARIOS[name] === undefined)
if (unknown.length > 0) {
	console.error(`There is no ${unknown.join(', ')}; there are ${Object.keys(SCENARIOS).join(', ')}.`)
	process.exit(2)
}
const noPostgres = whyNoPostgres()
for (const name of wanted) {
	const scenario = SCENARIOS[name]
	if (scenario === undefined) continue
	if (scenario.postgres && noPostgres !== null) {
		console.log(`${name}: left out, ${noPostgres}`)
		continue
	}
	const fromMs = performance.now()
	console.error(`${name} …`)
	const { row, holds } = await scenario.run()
	const seconds = Math.round((performance.now() - fromMs) / 1000)
	console.log(`${name}: ${holds ? 'holds' : 'DOES NOT HOLD'}, ${seconds} s`)
	console.table([row].flatMap((each) => Object.entries(each)).map(([what, value]) => ({ what, value })))
	if (!holds) process.exitCode = 1
}
