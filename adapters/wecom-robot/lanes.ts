import { setTimeout as timer } from 'node:timers/promises'
import type { Clock } from '../../src/ports/clock.ts'
import type { Pace } from './capabilities.ts'

/** How time passes for the pace of the robots. */
export interface Pacing {
	/** One that is never set back, or nothing would be written until it is where it was. */
	readonly clock: Clock
	/** Resolves after so many milliseconds, or when the signal says stop. */
	readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
}

export const REAL_TIME: Pacing = {
	clock: { now: () => performance.timeOrigin + performance.now() },
	sleep: (ms, signal) => timer(ms, undefined, { signal }).catch(() => undefined),
}

/** The turn of one delivery at its robot. */
export interface Lane {
	/** Waits until the robot may write one more message, which counts from then on. False: the channel is closing. */
	readonly room: () => Promise<boolean>
	/** The robot writes nothing for so long. */
	readonly rest: (ms: number) => void
}

/** One delivery at a time for each robot, so that its messages stand together; robots side by side. */
export interface Lanes {
	readonly turn: <Result>(robot: string, task: (lane: Lane) => Promise<Result>) => Promise<Result>
	/** No message gets room from now on. */
	readonly close: () => void
}

export const MINUTE_MS = 60_000

const createLane = (perMinute: number, { clock, sleep }: Pacing, closing: AbortSignal): Lane => {
	let sent: readonly number[] = []
	let restUntil = 0
	const readyAt = (now: number): number => {
		sent = sent.filter((at) => at > now - MINUTE_MS)
		return Math.max(restUntil, sent.length < perMinute ? 0 : (sent.at(-perMinute) ?? 0) + MINUTE_MS)
	}
	return {
		room: async () => {
			for (;;) {
				if (closing.aborted) return false
				const now = clock.now()
				const waitMs = readyAt(now) - now
				if (waitMs <= 0) {
					sent = [...sent, now]
					return true
				}
				await sleep(waitMs, closing)
			}
		},
		rest: (ms) => {
			restUntil = Math.max(restUntil, clock.now() + ms)
		},
	}
}

export const createLanes = ({ perMinute }: Pick<Pace, 'perMinute'>, pacing: Pacing): Lanes => {
	const closing = new AbortController()
	const robots = new Map<string, { readonly lane: Lane; last: Promise<unknown> }>()
	return {
		turn: (robot, task) => {
			const known = robots.get(robot) ?? {
				lane: createLane(perMinute, pacing, closing.signal),
				last: Promise.resolve(),
			}
			robots.set(robot, known)
			const done = known.last.then(() => task(known.lane))
			known.last = done.catch(() => undefined)
			return done
		},
		close: () => closing.abort(),
	}
}
