import type { Kysely } from 'kysely'
import type { Lang } from '../domain/lang.ts'
import type { ChatState } from '../ports/chats.ts'
import type { Outcome } from '../ports/ledger.ts'

/** SQLite has no booleans. */
type Flag = 0 | 1

/** Columns that end in `_ms` hold milliseconds since 1970; `key`, `hash` and `by` hold keyed hashes. */
export interface Tables {
	readonly preferences: { readonly key: string; readonly lang: Lang }
	readonly memories: { readonly key: string; readonly text: string; readonly until_ms: number }
	readonly chats: {
		readonly id: string
		readonly platform: string
		readonly chat: string
		/** Empty where there is none: a unique key of SQL never equals null. */
		readonly thread: string
		readonly state: ChatState
		readonly since_ms: number
	}
	readonly subscriptions: {
		readonly chat_id: string
		readonly by: string | null
		readonly since_ms: number
		readonly at_minute: number
		readonly zone: string
		readonly weekdays_only: Flag
		readonly skip_holidays: Flag
		readonly silent: Flag
		readonly paused: Flag
		readonly lang: Lang
	}
	readonly handled: { readonly channel: string; readonly hash: string; readonly seq: number }
	readonly deliveries: {
		readonly campaign: string
		readonly chat_id: string
		/** That of the chat, so that the next due row is found by one index. */
		readonly platform: string
		/** When a worker may take it: not before, or the end of the lease. Null once it is settled. */
		readonly open_ms: number | null
		/** Not after; null: at any time. */
		readonly until_ms: number | null
		readonly tip: string | null
		/** Set while it is claimed. */
		readonly owner: string | null
		readonly attempts: number
		readonly outcome: Outcome | null
		readonly settled_ms: number | null
	}
	readonly delivery_figures: { readonly campaign: string; readonly chat_id: string; readonly figure: string }
	/** What retention leaves of deliveries. */
	readonly used_tips: { readonly chat_id: string; readonly tip: string; readonly at_ms: number }
	readonly notices: { readonly campaign: string; readonly json: string; readonly at_ms: number }
	readonly switches: { readonly name: string; readonly value: string }
	readonly votes: {
		readonly day: string
		readonly channel: string
		readonly about: string
		readonly useful: Flag
		readonly count: number
	}
	readonly unanswered: {
		readonly text: string
		readonly lang: Lang
		/** JSON, an array of codes. */
		readonly nearest: string
		readonly count: number
		readonly last_ms: number
	}
	/** `request` with an empty subject, or `figure`. */
	readonly removals: { readonly kind: string; readonly subject: string; readonly count: number }
}

export type Database = Kysely<Tables>

export type Dialect = 'sqlite' | 'postgres'

/** In an order in which rows can be copied: what refers to a row comes after it. */
export const TABLES = [
	'preferences',
	'memories',
	'chats',
	'subscriptions',
	'handled',
	'deliveries',
	'delivery_figures',
	'used_tips',
	'notices',
	'switches',
	'votes',
	'unanswered',
	'removals',
] as const satisfies readonly (keyof Tables)[]

export const flag = (value: boolean): Flag => (value ? 1 : 0)
