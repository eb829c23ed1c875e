import type { ChatRef } from '../domain/chat-ref.ts'
import type { ConversationKey } from '../domain/conversation.ts'
import type { Lang } from '../domain/lang.ts'
import type { Subscription } from '../domain/subscription.ts'
import type { Clock } from '../ports/clock.ts'
import type { OptIn } from '../ports/subscriptions.ts'
import { askedChats } from './asked-chats.ts'
import { givenRows } from './given-rows.ts'
import { type GroupCommit, groupCommit } from './group-commit.ts'
import type { IdHash } from './id-hash.ts'
import { hashOfKey } from './preferences.ts'
import type { Database, Dialect } from './schema.ts'
import { fromRow, SETTINGS } from './subscription-row.ts'

// Every message asks these, of a citizen or of a broadcast. Readers that come at once share a statement: on PostgreSQL,
// where a statement is a journey, that is most of a broadcast's speed; on SQLite, which has one connection, what a burst
// has to write down would wait behind all that it has to read.

/** An id of what a channel delivers, hashed. */
export interface HandledId {
	readonly channel: string
	readonly hash: string
}

const nameOfId = ({ channel, hash }: HandledId): string => `${channel} ${hash}`

interface MemoryOptions {
	readonly clock: Clock
	readonly dialect: Dialect
}

export const subscriptionsTogether = (
	db: Database,
	dialect: Dialect,
): GroupCommit<ChatRef, (Subscription & OptIn) | null> =>
	groupCommit(async (refs) => {
		const rows = await askedChats(db, refs, dialect)
			.selectFrom('asked')
			.innerJoin('subscriptions as s', 's.chat_id', 'asked.id')
			.select(['asked.place', 's.by', 's.since_ms', ...SETTINGS])
			.execute()
		const found = new Map(
			rows.map(({ place, by, since_ms, ...row }) => [place, { ...fromRow(row), by, sinceMs: since_ms }]),
		)
		return refs.map((_, place) => found.get(place) ?? null)
	})

export const langsTogether = (
	db: Database,
	{ hash, dialect }: { readonly hash: IdHash; readonly dialect: Dialect },
): GroupCommit<ConversationKey, Lang | null> =>
	groupCommit(async (keys) => {
		const hashes = keys.map((key) => hashOfKey(hash, key))
		const given = hashes.map((key) => ({ key }))
		const rows = await db
			.selectFrom('preferences')
			.select(['key', 'lang'])
			.where('key', 'in', (eb) =>
				eb.selectFrom(givenRows(dialect, { key: 'text' }, given)).select('given.key'),
			)
			.execute()
		const found = new Map(rows.map(({ key, lang }) => [key, lang]))
		return hashes.map((key) => found.get(key) ?? null)
	})

/** Whether each id of a channel has been dealt with. */
export const handledTogether = (db: Database, dialect: Dialect): GroupCommit<HandledId, boolean> =>
	groupCommit(async (ids) => {
		const given = ids.map(({ channel, hash }) => ({ channel, hash }))
		const rows = await db
			.selectFrom(givenRows(dialect, { channel: 'text', hash: 'text' }, given))
			.innerJoin('handled as h', (join) =>
				join.onRef('h.channel', '=', 'given.channel').onRef('h.hash', '=', 'given.hash'),
			)
			.select(['h.channel', 'h.hash'])
			.execute()
		const found = new Set(rows.map(nameOfId))
		return ids.map((id) => found.has(nameOfId(id)))
	})

/** What is remembered of each key, where its time is not over. */
export const memoriesTogether = (
	db: Database,
	{ clock, dialect }: MemoryOptions,
): GroupCommit<string, string | null> =>
	groupCommit(async (keys) => {
		const given = keys.map((key) => ({ key }))
		const rows = await db
			.selectFrom('memories')
			.select(['key', 'text'])
			.where('until_ms', '>', clock.now())
			.where('key', 'in', (eb) =>
				eb.selectFrom(givenRows(dialect, { key: 'text' }, given)).select('given.key'),
			)
			.execute()
		const found = new Map(rows.map(({ key, text }) => [key, text]))
		return keys.map((key) => found.get(key) ?? null)
	})
