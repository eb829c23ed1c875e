import { openSync, readSync, writeSync } from 'node:fs'
import type { Clock } from '../../../src/ports/clock.ts'

/** A clock that one process leads and others read, in a file: it can be slow, fast, and the same for all. */
export interface LedClock extends Clock {
	readonly set: (ms: number) => void
}

export const leadClock = (path: string, startMs: number): LedClock => {
	const file = openSync(path, 'w+')
	let nowMs = startMs
	const set = (ms: number): void => {
		nowMs = ms
		writeSync(file, new Float64Array([ms]), 0, 8, 0)
	}
	set(startMs)
	return { now: () => nowMs, set }
}

export const followClock = (path: string): Clock => {
	const file = openSync(path, 'r')
	const read = new Float64Array(1)
	return {
		now: () => {
			readSync(file, read, 0, 8, 0)
			return Math.round(read[0] ?? 0)
		},
	}
}
