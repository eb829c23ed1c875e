// One of the processes of thirty-days.ts: planner, runner and pg-boss as in the service, by a clock that is led from
// there, with an outbox that writes to a recorder. What it needs stands in argv[2] as JSON.
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createPgBossEngine } from '../../../src/broadcast/pg-boss-engine.ts'
import { createPlanner } from '../../../src/broadcast/plan-tips.ts'
import { createRunner } from '../../../src/broadcast/run-deliveries.ts'
import type { Reply } from '../../../src/domain/reply.ts'
import type { Log } from '../../../src/ports/log.ts'
import type { Outbox } from '../../../src/ports/outbox.ts'
import { openStore } from '../../../src/store/open-store.ts'
import { NIGHT } from '../broadcast.ts'
import { plainCompose } from '../plain-compose.ts'
import { sampleTips } from '../sample-tips.ts'
import { followClock } from './clock-file.ts'

export interface ReplicaOrders {
	readonly name: string
	readonly databaseUrl: string
	readonly recorderUrl: string
	readonly clockPath: string
	/** Simulated. */
	readonly leaseMs: number
	readonly tips: number
}

const LOOK_MS = 100

const write =
	(level: string) =>
	(details: Readonly<Record<string, unknown>>, message: string): void =>
		console.error(level, message, details)
const log: Log = { info: () => undefined, warn: write('warn'), error: write('error') }

const idOfTip = ({ blocks: [block] }: Reply): string =>
	block?.kind === 'text' ? (block.text.split(' ')[0] ?? '') : ''

const orders = JSON.parse(process.argv[2] ?? '') as ReplicaOrders
const { name, databaseUrl, recorderUrl, clockPath, leaseMs } = orders
const clock = followClock(clockPath)
const { store } = await openStore({
	dataDir: '',
	databaseUrl,
	idSalt: 'salt of the soak tests',
	keepUnanswered: false,
	clock,
})
const outbox: Outbox = {
	atOnce: 4,
	deliver: async ({ ref, reply, mayStart }) => {
		if (!(await mayStart())) return { kind: 'withdrawn' }
		const body = JSON.stringify({ name, chat: ref.chat, tip: idOfTip(reply) })
		await fetch(recorderUrl, { method: 'POST', body })
		return { kind: 'sent' }
	},
}
const common = { store, clock, log, tips: sampleTips(orders.tips), quiet: NIGHT, zone: 'Asia/Shanghai' }
const engine = createPgBossEngine({
	planner: createPlanner({ ...common, dayKind: () => ({ isWeekend: false, isHoliday: false, known: true }) }),
	runner: createRunner({ ...common, compose: plainCompose, owner: randomUUID(), leaseMs }),
	channels: [{ name: 'telegram', outbox }],
	store,
	retentionDays: 365,
	clock,
	log,
	databaseUrl,
})
await engine.start()
for (;;) {
	await engine.wake()
	await sleep(LOOK_MS)
}
