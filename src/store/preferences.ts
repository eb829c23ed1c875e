import type { ConversationKey } from '../domain/conversation.ts'
import type { Preferences } from '../ports/store.ts'
import type { IdHash } from './id-hash.ts'
import { inTransaction } from './in-transaction.ts'
import type { Database } from './schema.ts'

/** The row of a conversation, in `preferences` and in `memories`. */
export const hashOfKey = (hash: IdHash, key: ConversationKey): string => hash('conversation', key)

export const keepPreferences = (db: Database, hash: IdHash): Omit<Preferences, 'langOf'> => {
	const forget = async (key: ConversationKey): Promise<void> => {
		await db.deleteFrom('preferences').where('key', '=', hashOfKey(hash, key)).execute()
	}
	return {
		forget,
		fixLang: async (key, lang) => {
			if (lang === null) return forget(key)
			await db
				.insertInto('preferences')
				.values({ key: hashOfKey(hash, key), lang })
				.onConflict((conflict) => conflict.column('key').doUpdateSet({ lang }))
				.execute()
		},
		move: (from, to) =>
			inTransaction(db, async (tx) => {
				const [old, key] = [hashOfKey(hash, from), hashOfKey(hash, to)]
				if (old === key) return
				const row = await tx
					.deleteFrom('preferences')
					.where('key', '=', old)
					.returning('lang')
					.executeTakeFirst()
				if (row === undefined) return
				await tx
					.insertInto('preferences')
					.values({ key, lang: row.lang })
					.onConflict((conflict) => conflict.column('key').doUpdateSet({ lang: row.lang }))
					.execute()
			}),
	}
}
