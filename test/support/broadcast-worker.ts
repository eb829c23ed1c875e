// One process of a broadcast on PostgreSQL: node test/support/broadcast-worker.ts URL OWNER MS
// Prints the chat of each message when it is sent; each send takes so many milliseconds. Runs until it is killed.
import { setTimeout as sleep } from 'node:timers/promises'
import { createPgBossEngine } from '../../src/broadcast/pg-boss-engine.ts'
import { createRunner } from '../../src/broadcast/run-deliveries.ts'
import { openPostgresStore } from '../../src/store/postgres.ts'
import { quietInTwelveHours } from './broadcast.ts'
import { plainCompose } from './plain-compose.ts'
import { sampleTips } from './sample-tips.ts'
import { STORE_OPTIONS } from './store-options.ts'

const [url = '', owner = '', ms = '0'] = process.argv.slice(2)
const tips = sampleTips(12)
const { clock } = STORE_OPTIONS
const log = { info: () => undefined, warn: console.error, error: console.error }
const store = await openPostgresStore({ ...STORE_OPTIONS, url })
const engine = createPgBossEngine({
	databaseUrl: url,
	planner: { plan: async () => 0 },
	runner: createRunner({
		store,
		compose: plainCompose,
		tips,
		clock,
		quiet: quietInTwelveHours(),
		zone: 'UTC',
		owner,
		log,
		leaseMs: 10_000,
	}),
	channels: [
		{
			name: 'telegram',
			outbox: {
				atOnce: 4,
				deliver: async ({ ref, mayStart }) => {
					if (!(await mayStart())) return { kind: 'withdrawn' }
					process.stdout.write(`${ref.chat}\n`)
					await sleep(Number(ms))
					return { kind: 'sent' }
				},
			},
		},
	],
	store,
	retentionDays: 90,
	clock,
	log,
})
await engine.start()
