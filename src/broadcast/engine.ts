import type { Channel, Health } from '../ports/channel.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store.ts'
import type { Planner } from './plan-tips.ts'
import type { Runner } from './run-deliveries.ts'

/** Looks once a minute at what is due, and delivers it. */
export interface BroadcastEngine {
	/** Resolves when it runs. Waits as long as the database is away, and says so in the log; `stop` ends the wait. */
	readonly start: () => Promise<void>
	/** Begins nothing new, waits a while for deliveries under way, gives the others back. */
	readonly stop: () => Promise<void>
	/** Looks now instead of at the next minute: resolves when what is due is planned and its delivery has been asked for. */
	readonly wake: () => Promise<void>
	readonly health: () => Health
}

export interface EngineOptions {
	readonly planner: Planner
	readonly runner: Runner
	/** One account each; those without an outbox are left out. */
	readonly channels: readonly Pick<Channel, 'name' | 'outbox'>[]
	readonly store: Pick<Store, 'expire'>
	/** What is older is deleted, once a day. */
	readonly retentionDays: number
	readonly clock: Clock
	readonly log: Log
	/** How long `stop` waits for deliveries under way; default 8,000. */
	readonly stopMs?: number
}
