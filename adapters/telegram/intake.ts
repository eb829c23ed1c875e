import type { Update } from 'grammy/types'
import type { Log } from '../../src/ports/log.ts'
import type { Handled } from '../../src/ports/store.ts'

/** Takes each update once, however often it is delivered. */
export interface Intake {
	/** Resolves when the update is settled: answered, given up, or known from before. Never rejects. */
	readonly accept: (update: Update) => Promise<void>
	/** Resolves when nothing is under way. */
	readonly idle: () => Promise<void>
}

export interface IntakeOptions {
	readonly handled: Handled
	/** Whose update ids these are: two bots number theirs alike. */
	readonly channel: string
	readonly process: (update: Update) => Promise<void>
	readonly log: Log
}

export const createIntake = ({ handled, channel, process, log }: IntakeOptions): Intake => {
	const pending = new Map<number, Promise<void>>()
	let before: Promise<unknown> = Promise.resolve()

	// Whoever asks is answered, also when nobody can say whether it was done before.
	const isKnown = async (id: string): Promise<boolean> => {
		try {
			return await handled.has(channel, id)
		} catch (error) {
			log.error({ err: error }, 'not known whether an update was handled; it counts as new')
			return false
		}
	}

	/** Answers in the order of the questions, however long the store takes for each. */
	const isKnownInTurn = (id: string): Promise<boolean> => {
		const known = isKnown(id)
		const inTurn = before.then(() => known)
		before = inTurn
		return inTurn
	}

	const settle = async (update: Update): Promise<void> => {
		const id = String(update.update_id)
		try {
			if (await isKnownInTurn(id)) return
			await process(update)
			await handled.add(channel, [id])
		} catch (error) {
			log.error({ err: error }, 'an update could not be settled; it may be answered again')
		} finally {
			pending.delete(update.update_id)
		}
	}

	return {
		accept: (update) => {
			const known = pending.get(update.update_id)
			if (known !== undefined) return known
			const settled = settle(update)
			pending.set(update.update_id, settled)
			return settled
		},
		idle: async () => {
			while (pending.size > 0) await Promise.all(pending.values())
		},
	}
}
