import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'
import { keepChats } from './chats.ts'
import { expire } from './expire.ts'
import { keepFeedback } from './feedback.ts'
import { keepHandled } from './handled.ts'
import type { IdHash } from './id-hash.ts'
import { keepLedger } from './ledger.ts'
import { keepMemory } from './memory.ts'
import { keepPreferences } from './preferences.ts'
import { removals, remove } from './remove.ts'
import type { Database } from './schema.ts'
import { keepSubscriptions } from './subscriptions.ts'
import { keepUnanswered } from './unanswered.ts'

export interface StoreOptions {
	/** Made with ID_SALT. Another salt makes what was kept under hashes unreachable. */
	readonly hash: IdHash
	readonly clock: Clock
	/** Whether questions that nobody could answer are kept; default false. */
	readonly keepUnanswered?: boolean
	/** How many handled ids of a channel are kept at least; default 10,000. */
	readonly handledKept?: number
}

interface Dialect {
	/** Whether rows can be locked one by one: more than one process works on the tables. */
	readonly rowLocks: boolean
}

const HANDLED_KEPT = 10_000

/** The port over tables that are up to date. Owns `db`. */
export const createStore = (db: Database, options: StoreOptions & Dialect): Store => {
	const { hash, clock, rowLocks } = options
	const handled = keepHandled(db, { hash, clock, kept: options.handledKept ?? HANDLED_KEPT })
	const ledger = keepLedger(db, { clock, rowLocks })
	return {
		preferences: keepPreferences(db, hash),
		memory: keepMemory(db, hash, clock),
		chats: keepChats(db, clock),
		subscriptions: keepSubscriptions(db, hash, clock),
		handled,
		ledger,
		feedback: keepFeedback(db, clock),
		unanswered: keepUnanswered(db, clock, options.keepUnanswered ?? false),
		remove: (leaver) => remove(db, hash, leaver),
		removals: () => removals(db),
		expire: (beforeMs) => expire(db, clock, beforeMs),
		close: async () => {
			await Promise.all([handled.idle(), ledger.idle()])
			// SQLite has one connection: whoever has it is let finish.
			await db.connection().execute(async () => undefined)
			await db.destroy()
		},
	}
}
