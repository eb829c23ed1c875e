import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import type { Update } from 'grammy/types'
import type { Intake } from './intake.ts'

/** Telegram's own most. */
const BATCH = 100
/** Between two looks for something new while something old is still in work. */
const LOOK_AGAIN_MS = 200

export interface PollingOptions {
	/** Confirms all updates below `offset` and waits for others at most so many seconds. */
	readonly fetch: (offset: number, limit: number, waitSeconds: number) => Promise<readonly Update[]>
	readonly intake: Intake
	readonly pollSeconds: number
	readonly stopped: () => boolean
}

/**
 * Long polling that confirms an update only after it and all lower ones are settled: what a killed process had in work
 * comes again. While updates are under way Telegram delivers them again with each fetch, so that only short looks are
 * taken at what is new.
 */
export const poll = async ({ fetch, intake, pollSeconds, stopped }: PollingOptions): Promise<void> => {
	const unsettled = new Map<number, Promise<void>>()
	let next = 0
	const offset = (): number => Math.min(next, ...unsettled.keys())

	const take = (update: Update): void => {
		const id = update.update_id
		next = id + 1
		const settled = intake.accept(update).then(() => {
			unsettled.delete(id)
		})
		unsettled.set(id, settled)
	}

	while (!stopped()) {
		// With nothing in work all of it is new: after a quiet week Telegram may begin again with lower numbers.
		const from = unsettled.size === 0 ? 0 : next
		const updates = await fetch(offset(), BATCH, unsettled.size === 0 ? pollSeconds : 0)
		const fresh = updates.filter((update) => update.update_id >= from)
		for (const update of fresh) {
			take(update)
			// Telegram's answers are heard between two questions, so that little is answered and not yet known to be.
			await setImmediate()
		}
		if (fresh.length === 0 && unsettled.size > 0)
			await Promise.race([...unsettled.values(), sleep(LOOK_AGAIN_MS)])
	}
	await Promise.all(unsettled.values())
	// The last word before leaving, so that nothing answered is delivered to whoever comes next.
	if (next > 0) await fetch(next, 1, 0)
}
