import type { ChatRef } from '../domain/chat-ref.ts'
import type { ConversationKey } from '../domain/conversation.ts'
import type { Lang } from '../domain/lang.ts'
import type { Subscription } from '../domain/subscription.ts'
import type { OptIn } from '../ports/subscriptions.ts'
import { askedChats } from './asked-chats.ts'
import { givenRows } from './given-rows.ts'
import { type GroupCommit, groupCommit } from './group-commit.ts'
import type { IdHash } from './id-hash.ts'
import { hashOfKey } from './preferences.ts'
import type { Database, Dialect } from './schema.ts'
import { fromRow, SETTINGS } from './subscription-row.ts'

// A broadcast asks these for every message. Readers that come at once share a statement: that is most of its speed on
// PostgreSQL, where a statement is a journey.

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
