import type { Health } from '../ports/channel.ts'
import type { Clock } from '../ports/clock.ts'

/** As long as this a trouble is told, unless it comes again. */
const TOLD_MS = 2 * 60_000

export interface EngineHealth {
	/** In words, for the operator. */
	readonly note: (trouble: unknown) => void
	/** Takes the last trouble back. */
	readonly well: () => void
	readonly health: () => Health
}

/** @param idle what an engine says while it has no trouble */
export const createEngineHealth = (clock: Clock, idle: () => Health): EngineHealth => {
	let trouble: { readonly atMs: number; readonly detail: string } | null = null
	return {
		note: (error) => {
			trouble = { atMs: clock.now(), detail: error instanceof Error ? error.message : String(error) }
		},
		well: () => {
			trouble = null
		},
		health: () =>
			trouble !== null && Math.abs(clock.now() - trouble.atMs) <= TOLD_MS
				? { ok: false, detail: trouble.detail }
				: idle(),
	}
}
