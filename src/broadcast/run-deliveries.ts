import { setTimeout as timer } from 'node:timers/promises'
import type { Compose } from '../compose/compose.ts'
import type { Tip } from '../domain/pack.ts'
import type { Span } from '../domain/time-of-day.ts'
import type { Clock } from '../ports/clock.ts'
import type { Claim } from '../ports/ledger.ts'
import type { Log } from '../ports/log.ts'
import type { Outbox } from '../ports/outbox.ts'
import type { Store } from '../ports/store.ts'
import { createDeliver } from './deliver.ts'
import { createMessageOf } from './message.ts'
import { createPermission } from './permission.ts'
import { createRetryStore } from './retry-store.ts'
import { createSettle, type Ending } from './settle.ts'

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
	/**
	 * How long a claim is kept for a worker that says nothing; default 60,000. More than twice the longest call of a
	 * channel, so that no other worker sends what is still on its way.
	 */
	readonly leaseMs?: number
	/** Between two tries while the store is away; default: a timer. */
	readonly sleep?: (ms: number) => Promise<void>
}

export interface Runner {
	/**
	 * Delivers what is due on a platform until nothing is, or the signal says stop; what is on its way then is finished,
	 * the rest given back. Waits while the store is away. Never rejects.
	 */
	readonly drain: (outbox: Outbox, platform: string, signal: AbortSignal) => Promise<void>
}

const LEASE_MS = 60_000
/** How often slots with nothing to do look again while others are at work. */
const LOOK_MS = 1000

export const createRunner = (options: RunnerOptions): Runner => {
	const { store, clock, quiet, owner, log, leaseMs = LEASE_MS, sleep = (ms) => timer(ms) } = options
	const retryStore = createRetryStore(sleep, log)
	const permission = createPermission({ store, clock, quiet, leaseMs })
	const settle = createSettle({ ledger: store.ledger, retryStore, clock, quiet, log })
	const messageOf = createMessageOf({ ...options, notices: store.notices })
	const deliver = createDeliver({ ...options, messageOf, permission, settle, leaseMs })

	/** Null: nothing is due, or nothing may be begun. */
	const next = async (platform: string, signal: AbortSignal): Promise<Claim | null> => {
		const claim = async (): Promise<Claim | null> =>
			signal.aborted || (await permission.paused()) ? null : store.ledger.claim({ platform, owner, leaseMs })
		try {
			return await retryStore(claim, () => !signal.aborted)
		} catch (error) {
			if (!signal.aborted) log.error({ platform, err: error }, 'no delivery could be claimed')
			return null
		}
	}

	const drain: Runner['drain'] = async (outbox, platform, signal) => {
		const endings = new Map<Ending, number>()
		let busy = 0
		let allIdle = Promise.withResolvers<void>()
		let look: Promise<void> | null = null
		/** Shared by all slots that wait, so that they look together. */
		const waitForOthers = (): Promise<void> => {
			look ??= Promise.race([allIdle.promise, timer(LOOK_MS, undefined, { ref: false })]).then(() => {
				look = null
			})
			return look
		}
		const slot = async (): Promise<void> => {
			for (;;) {
				const claim = await next(platform, signal)
				if (claim === null) {
					if (busy === 0 || signal.aborted) return
					await waitForOthers()
					continue
				}
				if (busy === 0) allIdle = Promise.withResolvers()
				busy += 1
				const ending = await deliver(claim, outbox, signal)
				endings.set(ending, (endings.get(ending) ?? 0) + 1)
				busy -= 1
				if (busy === 0) allIdle.resolve()
			}
		}
		await Promise.all(Array.from({ length: outbox.atOnce }, slot))
		if (endings.size > 0) log.info({ platform, ...Object.fromEntries(endings) }, 'deliveries done')
	}

	return { drain }
}
