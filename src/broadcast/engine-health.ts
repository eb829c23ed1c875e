import type { Health } from '../ports/channel.ts'
import type { Clock } from '../ports/clock.ts'

/** As long as this a trouble is told, unless it comes again. */
const TOLD_MS = 2 * 60_000

export interface EngineHealth {
	/** Whatever was thrown. */
	readonly note: (trouble: unknown) => void
	/** Takes the last trouble back. */
	readonly well: () => void
	readonly health: () => Health
}

/** Several addresses of one host, each refused, come as an error without a message. */
const wordsOf = (error: unknown): string => {
	if (error instanceof AggregateError) return error.errors.map(wordsOf).join('; ')
	return error instanceof Error ? error.message : String(error)
}

/** @param idle what an engine says while it has no trouble */
export const createEngineHealth = (clock: Clock, idle: () => Health): EngineHealth => {
	let trouble: { readonly atMs: number; readonly detail: string } | null = null
	return {
		note: (error) => {
			trouble = { atMs: clock.now(), detail: wordsOf(error) }
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
