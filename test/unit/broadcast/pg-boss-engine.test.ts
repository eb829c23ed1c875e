import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { BroadcastEngine, EngineOptions } from '../../../src/broadcast/engine.ts'
import { createDayKind } from '../../../src/broadcast/holidays.ts'
import { createPgBossEngine } from '../../../src/broadcast/pg-boss-engine.ts'
import { createPlanner } from '../../../src/broadcast/plan-tips.ts'
import { createRunner } from '../../../src/broadcast/run-deliveries.ts'
import type { Tally } from '../../../src/ports/ledger.ts'
import type { Store } from '../../../src/ports/store.ts'
import { openPostgresStore } from '../../../src/store/postgres.ts'
import { chatOf, DAILY, quietInTwelveHours, recordLog } from '../../support/broadcast.ts'
import { plainCompose } from '../../support/plain-compose.ts'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../../support/postgres.ts'
import { sampleTips } from '../../support/sample-tips.ts'
import { STORE_OPTIONS } from '../../support/store-options.ts'
import { TestOutbox } from '../../support/test-outbox.ts'

const WORKER = fileURLToPath(new URL('../../support/broadcast-worker.ts', import.meta.url))
const skip = whyNoPostgres()
const CAMPAIGN = 'tip:2026-11-25'
/** A dead process is noticed after 10 seconds and a look; its claims are free after their lease. */
const LONG = 90_000
const { clock } = STORE_OPTIONS

describe.skipIf(skip !== null)(
	`pg-boss${skip === null ? '' : `: skipped, ${skip}`}`,
	{ timeout: LONG },
	() => {
		let server: PostgresServer
		let databases = 0
		let ends: (() => Promise<unknown>)[] = []

		beforeAll(async () => {
			server = await startPostgres()
		}, LONG)
		afterAll(() => server.stop())
		afterEach(async () => {
			for (const end of ends.toReversed()) await end()
			ends = []
		}, LONG)

		const newDatabase = (): Promise<string> => server.database(`broadcast${databases++}`)

		const openStore = async (url: string): Promise<Store> => {
			const store = await openPostgresStore({ ...STORE_OPTIONS, url })
			ends.push(() => store.close())
			return store
		}

		const engineOn = (url: string, store: Store, outbox: TestOutbox, more: Partial<EngineOptions> = {}) => {
			const log = recordLog()
			const common = { store, tips: sampleTips(12), clock, quiet: quietInTwelveHours(), log }
			const engine = createPgBossEngine({
				databaseUrl: url,
				planner: createPlanner({ ...common, dayKind: createDayKind([]) }),
				runner: createRunner({
					...common,
					compose: plainCompose,
					zone: 'UTC',
					owner: `worker ${ends.length}`,
					leaseMs: 10_000,
				}),
				channels: [{ name: 'telegram', outbox }],
				store,
				retentionDays: 90,
				clock,
				log,
				...more,
			})
			ends.push(() => engine.stop())
			return engine
		}

		const chats = (count: number): readonly string[] =>
			Array.from({ length: count }, (_, index) => String(index))

		const plan = async (store: Store, count: number): Promise<void> => {
			const rows = []
			for (const chat of chats(count)) {
				await store.subscriptions.put(chatOf(chat), '1', DAILY)
				const ref = chatOf(chat)
				rows.push({ campaign: CAMPAIGN, ref, dueMs: clock.now(), untilMs: null, tip: 'tip-1', figures: [] })
			}
			await store.ledger.plan(rows)
		}

		const untilTally = (store: Store, wanted: Partial<Tally>): Promise<void> =>
			vi.waitFor(async () => expect(await store.ledger.tally(CAMPAIGN)).toMatchObject(wanted), {
				timeout: LONG - 10_000,
				interval: 200,
			})

		const startAll = (...engines: readonly BroadcastEngine[]): Promise<unknown> =>
			Promise.all(engines.map((engine) => engine.start()))

		const chatsOf = (...outboxes: readonly TestOutbox[]): readonly string[] =>
			outboxes.flatMap((outbox) => outbox.sent.map(({ ref }) => ref.chat))

		it('delivers each message once where two processes start at once on an empty database', async () => {
			const url = await newDatabase()
			const [first, second] = [await openStore(url), await openStore(url)]
			await plan(first, 200)
			const outboxes = [new TestOutbox(), new TestOutbox()] as const
			await startAll(engineOn(url, first, outboxes[0]), engineOn(url, second, outboxes[1]))
			await untilTally(first, { sent: 200 })
			expect(chatsOf(...outboxes).toSorted()).toEqual(chats(200).toSorted())
		})

		it('lets one process at a time deliver for an account', async () => {
			const url = await newDatabase()
			const [first, second] = [await openStore(url), await openStore(url)]
			await plan(first, 3)
			const open = Promise.withResolvers<void>()
			let underWay = 0
			const hang = async () => {
				underWay += 1
				await open.promise
				return { kind: 'sent' } as const
			}
			const engines = [
				engineOn(url, first, new TestOutbox(hang, 1)),
				engineOn(url, second, new TestOutbox(hang, 1)),
			]
			await startAll(...engines)
			await vi.waitFor(() => expect(underWay).toBe(1), LONG)
			for (const engine of engines) await engine.wake()
			await untilTally(first, { claimed: 1, due: 2 })
			expect(underWay).toBe(1)
			open.resolve()
			await untilTally(first, { sent: 3 })
		})

		it('goes on in another process after one was killed, and loses no chat', async () => {
			const url = await newDatabase()
			const store = await openStore(url)
			await plan(store, 60)
			const worker: ChildProcess = spawn(process.execPath, [WORKER, url, 'doomed', '50'], {
				stdio: ['ignore', 'pipe', 'inherit'],
			})
			ends.push(async () => worker.kill('SIGKILL'))
			const sentByWorker: string[] = []
			if (worker.stdout === null) throw new Error('no output')
			for await (const line of createInterface(worker.stdout)) {
				sentByWorker.push(line)
				if (sentByWorker.length === 20) worker.kill('SIGKILL')
			}
			if (worker.signalCode === null) await once(worker, 'exit')

			const outbox = new TestOutbox()
			await engineOn(url, store, outbox).start()
			await untilTally(store, { sent: 60 })
			const sent = [...sentByWorker, ...chatsOf(outbox)]
			expect(new Set(sent).size).toBe(60)
			// What was on its way at the kill: four at once.
			expect(sent.length).toBeLessThanOrEqual(64)
		})

		it('takes over what a process gives back when it stops', async () => {
			const url = await newDatabase()
			const [first, second] = [await openStore(url), await openStore(url)]
			await plan(first, 50)
			const some = Promise.withResolvers<void>()
			const leaving = new TestOutbox(async (_, nth) => {
				if (nth === 10) some.resolve()
				return { kind: 'sent' }
			}, 2)
			const engine = engineOn(url, first, leaving)
			await engine.start()
			await some.promise
			await engine.stop()
			const staying = new TestOutbox()
			await engineOn(url, second, staying).start()
			await untilTally(second, { sent: 50 })
			expect(chatsOf(leaving, staying).toSorted()).toEqual(chats(50).toSorted())
		})

		it('delivers everything although the database restarts under way', async () => {
			const url = await newDatabase()
			const store = await openStore(url)
			await plan(store, 100)
			const some = Promise.withResolvers<void>()
			const outbox = new TestOutbox(async (_, nth) => {
				if (nth === 20) some.resolve()
				return { kind: 'sent' }
			}, 2)
			await engineOn(url, store, outbox).start()
			await some.promise
			await server.restart()
			await untilTally(store, { sent: 100 })
			expect(new Set(chatsOf(outbox)).size).toBe(100)
		})

		it('waits for a database that is not there yet', async () => {
			const existing = await newDatabase()
			const later = existing.replace(/\d+$/u, '999')
			const store = await openStore(existing)
			const engine = engineOn(later, store, new TestOutbox())
			const started = engine.start()
			await vi.waitFor(
				() =>
					expect(engine.health()).toMatchObject({ ok: false, detail: expect.stringMatching(/not exist/u) }),
				LONG,
			)
			await server.database('broadcast999')
			await started
			expect(engine.health().ok).toBe(true)
		})

		it('ends its wait for the database when it is stopped', async () => {
			const existing = await newDatabase()
			const store = await openStore(existing)
			const engine = engineOn(existing.replace(/\d+$/u, '998'), store, new TestOutbox())
			const started = engine.start()
			await engine.stop()
			await expect(started).resolves.toBeUndefined()
		})
	},
)
