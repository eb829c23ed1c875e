// The broadcast without a channel's pace: npm run bench:broadcast
// 10,000 subscribed chats get their tip through an outbox that answers at once: planning and delivering with the real
// texts, on SQLite, and on a PostgreSQL of its own on this machine, both with every commit on the disk.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDayKind } from '../src/broadcast/holidays.ts'
import { createPlanner } from '../src/broadcast/plan-tips.ts'
import { createRunner } from '../src/broadcast/run-deliveries.ts'
import { createCompose } from '../src/compose/compose.ts'
import { choosePack } from '../src/conversation/choose-pack.ts'
import { readPack } from '../src/conversation/read-pack.ts'
import type { ChatRef } from '../src/domain/chat-ref.ts'
import { loadTips } from '../src/knowledge/load-tips.ts'
import { nodeReader } from '../src/knowledge/node-reader.ts'
import type { Clock } from '../src/ports/clock.ts'
import type { Outbox } from '../src/ports/outbox.ts'
import type { Store } from '../src/ports/store.ts'
import { openPostgresStore } from '../src/store/postgres.ts'
import { openSqliteStore } from '../src/store/sqlite.ts'
import { startPostgres, whyNoPostgres } from '../test/support/postgres.ts'
import { STORE_OPTIONS } from '../test/support/store-options.ts'

const CHATS = 10_000
const AT_ONCE = 32
const quiet = { fromMinute: 21 * 60 + 30, toMinute: 7 * 60 + 30 }
const zone = 'Asia/Shanghai'
const log = { info: () => undefined, warn: console.warn, error: console.error }

/** Half past eight in the morning, and running. */
const startedMs = performance.now()
let days = 0
const clock: Clock = {
	now: () =>
		Date.parse('2026-11-25T08:30+08:00') + days * 86_400_000 + Math.round(performance.now() - startedMs),
}

const reader = nodeReader('knowledge')
const packId = choosePack(reader, undefined)
const loaded = loadTips(reader, packId)
const tips = 'tips' in loaded ? loaded.tips : []
const compose = createCompose(readPack(reader, packId))

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
	const fromMs = performance.now()
	await work()
	return (performance.now() - fromMs) / 1000
}

const subscribeAll = async (store: Store): Promise<void> => {
	const refs = Array.from(
		{ length: CHATS },
		(_, index): ChatRef => ({
			platform: 'telegram',
			chat: String(index),
			thread: null,
		}),
	).values()
	const worker = async (): Promise<void> => {
		for (const ref of refs)
			await store.subscriptions.put(ref, '1', {
				atMinute: 8 * 60 + 30,
				zone,
				weekdaysOnly: false,
				skipHolidays: false,
				silent: false,
				paused: false,
				lang: 'zh-Hans',
			})
	}
	await Promise.all(Array.from({ length: 8 }, worker))
}

const measure = async (name: string, store: Store): Promise<void> => {
	days = -1
	await subscribeAll(store)
	const planner = createPlanner({
		store,
		tips,
		clock,
		quiet,
		dayKind: createDayKind([{ year: 2026, holidays: new Set(), workdays: new Set() }]),
		log,
	})
	const runner = createRunner({ store, compose, tips, clock, quiet, zone, owner: 'bench', log })
	for (days = 0; days < 3; days += 1) {
		let sent = 0
		const outbox: Outbox = {
			atOnce: AT_ONCE,
			deliver: async ({ mayStart }) => {
				if (!(await mayStart())) return { kind: 'withdrawn' }
				sent += 1
				return { kind: 'sent' }
			},
		}
		const planning = await seconds(() => planner.plan())
		const cpu = process.cpuUsage()
		const delivering = await seconds(() => runner.drain(outbox, 'telegram', new AbortController().signal))
		const { user, system } = process.cpuUsage(cpu)
		console.log(
			`${name}, day ${days + 1}: planned in ${planning.toFixed(1)} s (${Math.round(CHATS / planning)}/s), ` +
				`${sent} delivered in ${delivering.toFixed(1)} s (${Math.round(sent / delivering)}/s), ` +
				`${((user + system) / 1e6).toFixed(1)} s of CPU in this process`,
		)
	}
	await store.close()
}

const folder = mkdtempSync(join(tmpdir(), 'wenbao-bench-'))
await measure('SQLite', await openSqliteStore({ ...STORE_OPTIONS, clock, path: join(folder, 'wenbao.db') }))
rmSync(folder, { recursive: true, force: true })

const why = whyNoPostgres()
if (why !== null) console.log(`PostgreSQL: not measured, ${why}`)
else {
	const server = await startPostgres()
	const url = await server.database('bench')
	await measure('PostgreSQL', await openPostgresStore({ ...STORE_OPTIONS, clock, url }))
	await server.stop()
}
