import { setTimeout as timer } from 'node:timers/promises'
import { type Job, PgBoss } from 'pg-boss'
import type { BroadcastEngine, EngineOptions } from './engine.ts'
import { createEngineHealth } from './engine-health.ts'
import { type Account, accountsOf, createDailyExpiry } from './look.ts'

export interface PgBossEngineOptions extends EngineOptions {
	/** The PostgreSQL of the store. */
	readonly databaseUrl: string
}

const SCHEMA = 'wenbao_jobs'
const EVERY_MINUTE = '* * * * *'
const PLAN = 'plan'
const STOP_MS = 8000
const LONGEST_WAIT_MS = 30_000

/** A process that stops without a word is noticed after 10 seconds, the least that pg-boss knows. */
const HEARTBEAT_SECONDS = 10
const NOTICED = { superviseIntervalSeconds: 5, monitorIntervalSeconds: 5 } as const
/** A job comes at most so many seconds after its minute: a look at the clock, a look at the queue, and again. */
const PUNCTUAL = { cronMonitorIntervalSeconds: 5, cronWorkerIntervalSeconds: 2 } as const
const WORK = { batchSize: 1, pollingIntervalSeconds: 2, heartbeatRefreshSeconds: 3 } as const

/** One of a kind in the cluster, waiting or under way. */
const ONE = { policy: 'exclusive', heartbeatSeconds: HEARTBEAT_SECONDS, deleteAfterSeconds: 3600 } as const
const PLAN_QUEUE = { ...ONE, retryLimit: 2, expireInSeconds: 15 * 60 } as const
/** It runs as long as something is due, and is taken up again by another process as often as its own one dies. */
const DELIVER_QUEUE = { ...ONE, retryLimit: 1000, expireInSeconds: 6 * 3600 } as const

const queueOf = ({ name }: Account): string => `deliver-${name}`

/** For any number of processes on one PostgreSQL: one plans at each full minute, one delivers for each account. */
export const createPgBossEngine = (options: PgBossEngineOptions): BroadcastEngine => {
	const { planner, runner, clock, log, stopMs = STOP_MS } = options
	const accounts = accountsOf(options.channels)
	const stopping = new AbortController()
	const expire = createDailyExpiry(options)
	let started = false
	const { note, well, health } = createEngineHealth(clock, () => ({
		ok: started && !stopping.signal.aborted,
		detail: started ? 'works with the other processes' : 'waits for the database',
	}))

	const boss = new PgBoss({
		connectionString: options.databaseUrl,
		application_name: 'wenbao-jobs',
		schema: SCHEMA,
		max: 4,
		...NOTICED,
		...PUNCTUAL,
	})
	boss.on('error', (error) => {
		note(error)
		log.error({ err: error }, 'the job queue reports an error')
	})
	boss.on('warning', ({ message }) => log.warn({}, message))

	/** Another process may be at it already: then there is nothing to add. */
	const askFor = async (queue: string): Promise<void> => {
		await boss.send(queue, {}, { singletonKey: queue })
	}

	const look = async (): Promise<void> => {
		try {
			await planner.plan()
			for (const account of accounts) await askFor(queueOf(account))
			await expire()
			well()
		} catch (error) {
			note(error)
			log.error({ err: error }, 'the look at what is due broke off: tried again in a minute')
		}
	}

	const deliver =
		({ name, outbox }: Account) =>
		async ([job]: readonly Job<unknown>[]): Promise<void> => {
			if (job === undefined) return
			await runner.drain(outbox, name, AbortSignal.any([stopping.signal, job.signal]))
		}

	const working = new Set<string>()
	const work = async (
		queue: string,
		handler: (jobs: readonly Job<unknown>[]) => Promise<void>,
	): Promise<void> => {
		if (!working.has(queue)) await boss.work(queue, WORK, handler)
		working.add(queue)
	}

	/** Can be done again where it broke off. */
	const begin = async (): Promise<void> => {
		await boss.start()
		await boss.createQueue(PLAN, PLAN_QUEUE)
		await boss.schedule(PLAN, EVERY_MINUTE, null, { singletonKey: PLAN })
		for (const account of accounts) {
			const queue = queueOf(account)
			await boss.createQueue(queue, DELIVER_QUEUE)
			// Besides being asked for by who plans: that process may not have all channels.
			await boss.schedule(queue, EVERY_MINUTE, null, { singletonKey: queue })
			await work(queue, deliver(account))
		}
		await work(PLAN, look)
		await askFor(PLAN)
	}

	return {
		start: async () => {
			for (let waitMs = 1000; !stopping.signal.aborted; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
				try {
					await begin()
					started = true
					well()
					return
				} catch (error) {
					note(error)
					log.warn({ err: error, waitMs }, 'the job queue cannot start: tried again')
					await timer(waitMs, undefined, { signal: stopping.signal }).catch(() => undefined)
				}
			}
		},
		stop: async () => {
			stopping.abort()
			const stopped = boss.stop({ timeout: stopMs }).then(
				() => 'done' as const,
				(error: unknown) => {
					log.warn({ err: error }, 'the job queue did not stop as it should')
					return 'done' as const
				},
			)
			// pg-boss waits for a database that does not answer.
			const ended = await Promise.race([stopped, timer(stopMs + 2000, 'late' as const, { ref: false })])
			if (ended === 'late') log.warn({ stopMs }, 'deliveries under way were not waited for any longer')
		},
		wake: look,
		health,
	}
}
