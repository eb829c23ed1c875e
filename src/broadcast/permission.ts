import type { Span } from '../domain/time-of-day.ts'
import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'
import type { Held } from './held.ts'
import { isQuiet } from './hours.ts'
import { isPaused } from './pause.ts'

/** Why a message must not be sent, or not now. */
export type Withdrawal =
	/** The process stops. */
	| 'stopping'
	/** An operator has paused the broadcast. */
	| 'paused'
	/** Its window is over. */
	| 'closed'
	| 'quiet'
	/** The chat has opted out meanwhile. */
	| 'unsubscribed'
	/** Another worker has taken the delivery over. */
	| 'lost'

/** How old the answer may be whether the office has paused the broadcast. */
const PAUSE_READ_MS = 1000
/** A /stop is heeded at once: what was read longer ago is read again. At full speed nothing is read twice. */
const SUBSCRIPTION_READ_MS = 100

export interface PermissionOptions {
	readonly store: Pick<Store, 'ledger' | 'subscriptions' | 'switches'>
	readonly clock: Clock
	readonly quiet: Span
	readonly leaseMs: number
}

export interface Permission {
	/** Null: it may be sent now. Changes `held` to what it has read. Rejects with the store's AppError. */
	readonly refusal: (held: Held, signal: AbortSignal) => Promise<Withdrawal | null>
	/** Whether an operator has paused the broadcast, about a second ago at most. */
	readonly paused: () => Promise<boolean>
}

/** Asked right before each try of each send. */
export const createPermission = ({ store, clock, quiet, leaseMs }: PermissionOptions): Permission => {
	let pause: { readonly atMs: number; readonly answer: Promise<boolean> } | null = null

	const paused = async (): Promise<boolean> => {
		const nowMs = clock.now()
		// A clock that was set back must not keep an old answer alive.
		if (pause === null || Math.abs(nowMs - pause.atMs) > PAUSE_READ_MS)
			pause = { atMs: nowMs, answer: isPaused(store.switches) }
		try {
			return await pause.answer
		} catch (error) {
			pause = null
			throw error
		}
	}

	/** What needs no store. */
	const over = ({ claim: { untilMs }, zone }: Held, signal: AbortSignal): Withdrawal | null => {
		if (signal.aborted) return 'stopping'
		if (untilMs !== null && clock.now() >= untilMs) return 'closed'
		return isQuiet(clock.now(), zone, quiet) ? 'quiet' : null
	}

	const refusal = async (held: Held, signal: AbortSignal): Promise<Withdrawal | null> => {
		const before = over(held, signal)
		if (before !== null) return before
		if (await paused()) return 'paused'
		const { ref, tip, leaseUntilMs } = held.claim
		if (Math.abs(clock.now() - held.readMs) > SUBSCRIPTION_READ_MS) {
			held.subscription = await store.subscriptions.get(ref)
			held.readMs = clock.now()
		}
		if (held.subscription === null || (tip !== null && held.subscription.paused)) return 'unsubscribed'
		if (leaseUntilMs - clock.now() < leaseMs / 2) {
			const renewed = await store.ledger.renew(held.claim, leaseMs)
			if (renewed === null) return 'lost'
			held.claim = renewed
		}
		// Once more, for the store may have taken its time.
		return over(held, signal)
	}

	return { refusal, paused }
}
