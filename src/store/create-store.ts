import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'
import { keepChats } from './chats.ts'
import { expire } from './expire.ts'
import { keepFeedback } from './feedback.ts'
import { keepHandled } from './handled.ts'
import type { IdHash } from './id-hash.ts'
import { keepLedger } from './ledger.ts'
import { keepMemory } from './memory.ts'
import { keepNotices } from './notices.ts'
import { keepPreferences } from './preferences.ts'
import { langsTogether, subscriptionsTogether } from './read-together.ts'
import { removals, remove } from './remove.ts'
import type { Database, Dialect } from './schema.ts'
import { keepSubscriptions } from './subscriptions.ts'
import { keepSwitches } from './switches.ts'
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

const HANDLED_KEPT = 10_000

/** The port over tables that are up to date. Owns `db`. */
export const createStore = (db: Database, options: StoreOptions & { readonly dialect: Dialect }): Store => {
	const { hash, clock, dialect } = options
	const handled = keepHandled(db, { hash, clock, dialect, kept: options.handledKept ?? HANDLED_KEPT })
	const memory = keepMemory(db, { hash, clock, dialect })
	const ledger = keepLedger(db, { clock, dialect })
	const langs = langsTogether(db, { hash, dialect })
	const subscriptions = subscriptionsTogether(db, dialect)
	return {
		preferences: { ...keepPreferences(db, hash), langOf: langs.add },
		memory,
		chats: keepChats(db, clock),
		subscriptions: { ...keepSubscriptions(db, hash, clock), get: subscriptions.add },
		handled,
		ledger,
		notices: keepNotices(db, clock),
		switches: keepSwitches(db),
		feedback: keepFeedback(db, clock),
		unanswered: keepUnanswered(db, clock, options.keepUnanswered ?? false),
		remove: async (leaver) => {
			// What was saved just before must not come back just after.
			await memory.idle()
			await remove(db, hash, leaver)
		},
		removals: () => removals(db),
		expire: (beforeMs) => expire(db, clock, beforeMs),
		close: async () => {
			await Promise.all([memory, handled, ledger, langs, subscriptions].map((part) => part.idle()))
			// SQLite has one connection: whoever has it is let finish.
			await db.connection().execute(async () => undefined)
			await db.destroy()
		},
	}
}
