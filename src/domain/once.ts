import { createIsKnown, type HandledIds, type IsKnownOptions } from './is-known.ts'

/** Takes each thing once, however often it is delivered. */
export interface Once {
	/** Resolves when it is settled: dealt with, given up, or known from before. Never rejects. */
	readonly accept: (id: string, process: () => Promise<void>) => Promise<void>
	/** Resolves when nothing is under way. */
	readonly idle: () => Promise<void>
}

export interface OnceOptions extends IsKnownOptions {
	readonly handled: HandledIds
}

export const createOnce = ({ handled, channel, log }: OnceOptions): Once => {
	const pending = new Map<string, Promise<void>>()
	let before: Promise<unknown> = Promise.resolve()

	const isKnown = createIsKnown({ handled, channel, log })

	/** Answers in the order of the questions, however long the store takes for each. */
	const isKnownInTurn = (id: string): Promise<boolean> => {
		const known = isKnown(id)
		const inTurn = before.then(() => known)
		before = inTurn
		return inTurn
	}

	const settle = async (id: string, process: () => Promise<void>): Promise<void> => {
		try {
			if (await isKnownInTurn(id)) return
			await process()
			await handled.add(channel, [id])
		} catch (error) {
			log.error({ err: error }, 'a message could not be settled; it may be answered again')
		} finally {
			pending.delete(id)
		}
	}

	return {
		accept: (id, process) => {
			const known = pending.get(id)
			if (known !== undefined) return known
			const settled = settle(id, process)
			pending.set(id, settled)
			return settled
		},
		idle: async () => {
			while (pending.size > 0) await Promise.all(pending.values())
		},
	}
}
