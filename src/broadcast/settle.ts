import type { Span } from '../domain/time-of-day.ts'
import type { Clock } from '../ports/clock.ts'
import type { Outcome } from '../ports/ledger.ts'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store.ts'
import type { Held } from './held.ts'
import { nextMorningMs } from './hours.ts'
import type { RetryStore } from './retry-store.ts'

/** What a delivery came to: settled, put off, or left to whoever has it now. */
export type Ending = Outcome | 'postponed' | 'left'

/**
 * Attempts after which a delivery that may go better later has failed: nine hours of them, so that a platform which is
 * away all morning costs nobody the tip.
 */
const MOST_ATTEMPTS = 40
const BACKOFF_MS = 30_000
const LONGEST_BACKOFF_MS = 15 * 60_000

export interface SettleOptions {
	readonly ledger: Store['ledger']
	readonly retryStore: RetryStore
	readonly clock: Clock
	readonly quiet: Span
	readonly log: Log
}

type Details = Readonly<Record<string, unknown>>

/** Writes down what became of a delivery. All reject with the store's AppError where it stays away too long. */
export interface Settle {
	/** Goes on trying as long as the delivery is ours for sure. */
	readonly persist: <Result>(held: Pick<Held, 'claim'>, task: () => Promise<Result>) => Promise<Result>
	readonly as: (held: Held, outcome: Outcome) => Promise<Ending>
	readonly fail: (held: Held, details: Details, message: string) => Promise<Ending>
	/** It may go better later; not for ever. */
	readonly putOff: (held: Held, afterMs: number, why: string) => Promise<Ending>
	/** Its window is over, or it is night. */
	readonly tooLate: (held: Held) => Promise<Ending>
	/** To whoever comes next. */
	readonly giveBack: (held: Held) => Promise<Ending>
	/** A line of the log that names no chat. */
	readonly say: (held: Held, level: keyof Log, details: Details, message: string) => void
}

export const createSettle = ({ ledger, retryStore, clock, quiet, log }: SettleOptions): Settle => {
	const say: Settle['say'] = ({ claim: { ref, campaign, attempts } }, level, details, message) =>
		log[level]({ platform: ref.platform, campaign, attempts, ...details }, message)

	const persist: Settle['persist'] = (held, task) =>
		retryStore(task, () => clock.now() < held.claim.leaseUntilMs)

	const as: Settle['as'] = async (held, outcome) => {
		if (await persist(held, () => ledger.settle(held.claim, outcome))) return outcome
		if (outcome === 'sent') say(held, 'warn', {}, 'sent after another worker took it over: it may come twice')
		return 'left'
	}

	const postpone = async (held: Held, dueMs: number, untilMs: number | null): Promise<Ending> =>
		(await persist(held, () => ledger.postpone(held.claim, dueMs, untilMs))) ? 'postponed' : 'left'

	const fail: Settle['fail'] = (held, details, message) => {
		say(held, 'warn', details, message)
		return as(held, 'failed')
	}

	return {
		persist,
		as,
		fail,
		putOff: (held, afterMs, why) => {
			const { attempts, untilMs } = held.claim
			if (attempts >= MOST_ATTEMPTS) return fail(held, { why }, 'given up')
			const backoffMs = Math.min(LONGEST_BACKOFF_MS, BACKOFF_MS * 2 ** (attempts - 1))
			return postpone(held, clock.now() + Math.max(afterMs, backoffMs), untilMs)
		},
		// A tip is over with its day; what has to be known is told next morning.
		tooLate: (held) =>
			held.claim.tip === null
				? postpone(held, nextMorningMs(clock.now(), held.zone, quiet), null)
				: as(held, 'window-closed'),
		giveBack: (held) => postpone(held, clock.now(), held.claim.untilMs),
		say,
	}
}
