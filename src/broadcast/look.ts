import type { Outbox } from '../ports/outbox.ts'
import type { EngineOptions } from './engine.ts'

export interface Account {
	/** Of the channel, and of the platform in the ledger. */
	readonly name: string
	readonly outbox: Outbox
}

export const accountsOf = (channels: EngineOptions['channels']): readonly Account[] =>
	channels.flatMap(({ name, outbox }) => (outbox === null ? [] : [{ name, outbox }]))

const DAY_MS = 86_400_000

/** Deletes what is too old, at most once a day of UTC. Rejects with the store's AppError. */
export const createDailyExpiry = ({
	store,
	retentionDays,
	clock,
}: Pick<EngineOptions, 'store' | 'retentionDays' | 'clock'>): (() => Promise<void>) => {
	let doneOn: number | null = null
	return async () => {
		const nowMs = clock.now()
		const day = Math.floor(nowMs / DAY_MS)
		if (day === doneOn) return
		await store.expire(nowMs - retentionDays * DAY_MS)
		doneOn = day
	}
}
