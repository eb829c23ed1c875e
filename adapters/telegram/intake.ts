import type { Update } from 'grammy/types'
import type { Handled } from '../../src/ports/handled.ts'
import type { Log } from '../../src/ports/log.ts'

/** Takes each update once, however often it is delivered. */
export interface Intake {
	/** Resolves when the update is settled: answered, given up, or known from before. Never rejects. */
	readonly accept: (update: Update) => Promise<void>
	readonly underWay: () => number
	/** Resolves when nothing is under way. */
	readonly idle: () => Promise<void>
}

export interface IntakeOptions {
	readonly handled: Handled
	readonly process: (update: Update) => Promise<void>
	readonly log: Log
}

export const createIntake = ({ handled, process, log }: IntakeOptions): Intake => {
	const pending = new Map<number, Promise<void>>()

	const settle = async (update: Update): Promise<void> => {
		try {
			await process(update)
			handled.add(String(update.update_id))
		} catch (error) {
			log.error({ err: error }, 'an update could not be settled')
		} finally {
			pending.delete(update.update_id)
		}
	}

	return {
		accept: (update) => {
			const id = update.update_id
			if (handled.has(String(id))) return Promise.resolve()
			const known = pending.get(id)
			if (known !== undefined) return known
			const settled = settle(update)
			pending.set(id, settled)
			return settled
		},
		underWay: () => pending.size,
		idle: async () => {
			while (pending.size > 0) await Promise.all(pending.values())
		},
	}
}
