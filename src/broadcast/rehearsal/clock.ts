import type { Clock } from '../../ports/clock.ts'

/** Stands still until it is moved. `now` is what the service believes. */
export interface RehearsalClock extends Clock {
	readonly trueMs: () => number
	/** Never backwards. */
	readonly passTo: (trueMs: number) => void
	/** From now on the machine's clock is wrong by so much. */
	readonly setWrong: (byMs: number) => void
}

export const createRehearsalClock = (startMs: number): RehearsalClock => {
	let trueMs = startMs
	let wrongByMs = 0
	return {
		now: () => trueMs + wrongByMs,
		trueMs: () => trueMs,
		passTo: (ms) => {
			trueMs = Math.max(trueMs, ms)
		},
		setWrong: (byMs) => {
			wrongByMs = byMs
		},
	}
}
