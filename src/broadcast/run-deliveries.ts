import type { Compose } from '../compose/compose.ts'
import type { Tip } from '../domain/pack.ts'
import type { Span } from '../domain/time-of-day.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Outbox } from '../ports/outbox.ts'
import type { Store } from '../ports/store.ts'

export interface RunnerOptions {
	readonly store: Pick<Store, 'ledger' | 'subscriptions' | 'chats' | 'preferences' | 'notices' | 'switches'>
	readonly compose: Pick<Compose, 'tip' | 'correction' | 'notice'>
	readonly tips: readonly Tip[]
	readonly clock: Clock
	/** Local hours in which nothing is sent. */
	readonly quiet: Span
	/** Of chats that have no subscription. */
	readonly zone: string
	/** Names this process among all that run. */
	readonly owner: string
	readonly log: Log
	/** How long a claim is kept for a worker that says nothing; default 60,000. */
	readonly leaseMs?: number
	/** Default: a timer. */
	readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>
}

export interface Runner {
	/**
	 * Delivers what is due on a platform until nothing is, or the signal says stop; what is on its way then is finished,
	 * the rest given back. Waits while the database is away. Never rejects.
	 */
	readonly drain: (outbox: Outbox, platform: string, signal: AbortSignal) => Promise<void>
}
