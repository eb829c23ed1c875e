import { setTimeout as timer } from 'node:timers/promises'
import type { Clock } from '../../src/ports/clock.ts'
import type { Between } from './capabilities.ts'

/** How time passes for the account, and chance. */
export interface Pacing {
	/** One that is never set back, or nothing would be written until it is where it was. */
	readonly clock: Clock
	/** Resolves after so many milliseconds, or when the signal says stop. */
	readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
	/** From 0 to less than 1. */
	readonly random: () => number
}

export const REAL_TIME: Pacing = {
	clock: { now: () => performance.timeOrigin + performance.now() },
	sleep: (ms, signal) => timer(ms, undefined, { signal }).catch(() => undefined),
	random: Math.random,
}

export const draw = ({ leastMs, mostMs }: Between, random: () => number): number =>
	leastMs + random() * (mostMs - leastMs)
