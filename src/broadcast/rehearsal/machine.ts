import type { Switches } from '../../ports/switches.ts'
import { setPaused } from '../pause.ts'
import type { Audit } from './audit.ts'
import type { RehearsalClock } from './clock.ts'
import type { RehearsedService } from './service.ts'

export interface MachineCounts {
	kills: number
	restarts: number
	downs: number
	pauses: number
	wrongClocks: number
}

/** The machine that the service runs on: it goes down, its clock is wrong, and somebody pauses the broadcast. */
export interface Machine {
	readonly counts: MachineCounts
	/** Null while nothing runs. */
	readonly service: () => RehearsedService | null
	/** Null while the broadcast is not paused. */
	readonly pausedSinceMs: () => number | null
	/** Begins a process, unless one runs, or the machine is down. */
	readonly start: () => void
	/** As kill -9; the next process has to be started. */
	readonly kill: () => void
	readonly restart: () => void
	readonly down: () => void
	readonly up: () => void
	readonly pause: () => Promise<void>
	readonly resume: () => Promise<void>
	readonly setWrong: (byMs: number) => void
	readonly setRight: () => void
	/** What lasts is over. */
	readonly end: () => void
}

export interface MachineOptions {
	readonly clock: RehearsalClock
	readonly audit: Pick<Audit, 'available' | 'wrongClock'>
	readonly switches: Switches
	/** A process with a name of its own. */
	readonly createService: (owner: string) => RehearsedService
}

export const createMachine = ({ clock, audit, switches, createService }: MachineOptions): Machine => {
	const counts: MachineCounts = { kills: 0, restarts: 0, downs: 0, pauses: 0, wrongClocks: 0 }
	let service: RehearsedService | null = null
	let processes = 0
	// What overlaps is over when the last of it is.
	let downs = 0
	let pauses = 0
	let pausedSinceMs: number | null = null
	let wrongs = 0
	let availableSinceMs: number | null = null
	let wrongSinceMs: number | null = null

	const note = (): void => {
		const nowMs = clock.trueMs()
		const available = service !== null && pauses === 0 && wrongs === 0
		if (!available && availableSinceMs !== null) audit.available(availableSinceMs, nowMs)
		availableSinceMs = available ? (availableSinceMs ?? nowMs) : null
		if (wrongs === 0 && wrongSinceMs !== null) audit.wrongClock(wrongSinceMs, nowMs)
		wrongSinceMs = wrongs > 0 ? (wrongSinceMs ?? nowMs) : null
	}

	const start = (): void => {
		if (service !== null || downs > 0) return
		processes += 1
		service = createService(`process ${processes}`)
		note()
	}
	const die = (): void => {
		service?.life.kill()
		service = null
		note()
	}

	return {
		counts,
		service: () => service,
		pausedSinceMs: () => pausedSinceMs,
		start,
		kill: () => {
			counts.kills += 1
			die()
		},
		restart: () => {
			counts.restarts += 1
			service?.stop()
			service = null
			start()
		},
		down: () => {
			counts.downs += 1
			downs += 1
			die()
		},
		up: () => {
			downs -= 1
			start()
		},
		pause: async () => {
			counts.pauses += 1
			pauses += 1
			await setPaused(switches, true)
			pausedSinceMs ??= clock.trueMs()
			note()
		},
		resume: async () => {
			pauses -= 1
			if (pauses === 0) {
				pausedSinceMs = null
				await setPaused(switches, false)
			}
			note()
		},
		setWrong: (byMs) => {
			counts.wrongClocks += 1
			wrongs += 1
			clock.setWrong(byMs)
			note()
		},
		setRight: () => {
			wrongs -= 1
			if (wrongs === 0) clock.setWrong(0)
			note()
		},
		end: () => {
			service = null
			note()
		},
	}
}
