import { setTimeout as timer } from 'node:timers/promises'
import { Cron } from 'croner'
import { coalesce } from './coalesce.ts'
import type { BroadcastEngine, EngineOptions } from './engine.ts'
import { createEngineHealth } from './engine-health.ts'
import { accountsOf, createDailyExpiry } from './look.ts'

const EVERY_MINUTE = '* * * * *'
const STOP_MS = 8000

/** For one process, which does it all itself: looks at every full minute. */
export const createEmbeddedEngine = (options: EngineOptions): BroadcastEngine => {
	const { planner, runner, clock, log, stopMs = STOP_MS } = options
	const accounts = accountsOf(options.channels)
	const stopping = new AbortController()
	const expire = createDailyExpiry(options)
	let lookedMs: number | null = null
	const { note, well, health } = createEngineHealth(clock, () => ({
		ok: lookedMs !== null && !stopping.signal.aborted,
		detail: lookedMs === null ? 'not started' : `looked at ${new Date(lookedMs).toISOString()}`,
	}))

	const drains = accounts.map(({ name, outbox }) =>
		coalesce(() => runner.drain(outbox, name, stopping.signal)),
	)

	/** One part that fails does not keep the others from being done. */
	const succeeds = async (task: () => Promise<unknown>, message: string): Promise<boolean> => {
		try {
			await task()
			return true
		} catch (error) {
			note(error)
			log.error({ err: error }, message)
			return false
		}
	}

	const look = coalesce(async () => {
		if (stopping.signal.aborted) return
		const planned = await succeeds(planner.plan, 'the tips could not be planned: tried again in a minute')
		for (const drain of drains) void drain.run()
		const expired = await succeeds(expire, 'what is too old could not be deleted: tried again in a minute')
		lookedMs = clock.now()
		if (planned && expired) well()
	})

	const cron = new Cron(EVERY_MINUTE, { paused: true, unref: true }, () => look.run())

	return {
		start: async () => {
			cron.resume()
			await look.run()
		},
		stop: async () => {
			stopping.abort()
			cron.stop()
			const done = Promise.all([look.idle(), ...drains.map((drain) => drain.idle())]).then(
				() => 'done' as const,
			)
			const ended = await Promise.race([done, timer(stopMs, 'late' as const, { ref: false })])
			if (ended === 'late') log.warn({ stopMs }, 'deliveries under way were not waited for any longer')
		},
		wake: look.run,
		health,
	}
}
