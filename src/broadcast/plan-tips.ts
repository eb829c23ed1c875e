import type { Tip } from '../domain/pack.ts'
import type { Span } from '../domain/time-of-day.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store.ts'
import type { DayKindOf } from './holidays.ts'

export interface PlannerOptions {
	readonly store: Pick<Store, 'subscriptions' | 'ledger' | 'switches'>
	readonly tips: readonly Tip[]
	readonly clock: Clock
	/** Local hours in which nothing is sent. */
	readonly quiet: Span
	readonly dayKind: DayKindOf
	readonly log: Log
}

export interface Planner {
	/** Plans the tips that are due now and says how many were new. Rejects with the store's AppError. */
	readonly plan: () => Promise<number>
}
