import type { Clock } from '../ports/clock.ts'
import type { Subscriptions } from '../ports/subscriptions.ts'
import { findChat, seeChat } from './chats.ts'
import { dueChats, listChats } from './due-chats.ts'
import type { IdHash } from './id-hash.ts'
import { inTransaction } from './in-transaction.ts'
import { type Database, flag } from './schema.ts'
import { toRow } from './subscription-row.ts'
import { takeBackAll, takeBackUntried } from './take-back-tips.ts'

export const hashOfPerson = (hash: IdHash, platform: string, id: string): string =>
	hash('person', platform, id)

export const keepSubscriptions = (db: Database, hash: IdHash, clock: Clock): Omit<Subscriptions, 'get'> => ({
	put: (ref, person, wanted) =>
		inTransaction(db, async (tx) => {
			await seeChat(tx, ref, clock.now())
			const chat = await findChat(tx, ref)
			if (chat === null) return
			const by = hashOfPerson(hash, ref.platform, person)
			const row = toRow(wanted)
			await tx
				.insertInto('subscriptions')
				.values({ chat_id: chat.id, by, since_ms: clock.now(), ...row })
				.onConflict((conflict) => conflict.column('chat_id').doUpdateSet(row))
				.execute()
			if (wanted.paused) await takeBackAll(tx, chat.id, clock.now())
			else await takeBackUntried(tx, chat.id)
		}),
	end: (ref) =>
		inTransaction(db, async (tx) => {
			const chat = await findChat(tx, ref)
			if (chat === null) return false
			const { numDeletedRows } = await tx
				.deleteFrom('subscriptions')
				.where('chat_id', '=', chat.id)
				.executeTakeFirstOrThrow()
			await takeBackAll(tx, chat.id, clock.now())
			return numDeletedRows > 0n
		}),
	pause: (ref, paused) =>
		inTransaction(db, async (tx) => {
			const chat = await findChat(tx, ref)
			if (chat === null) return false
			const { numUpdatedRows } = await tx
				.updateTable('subscriptions')
				.set({ paused: flag(paused) })
				.where('chat_id', '=', chat.id)
				.executeTakeFirstOrThrow()
			if (paused) await takeBackAll(tx, chat.id, clock.now())
			return numUpdatedRows > 0n
		}),
	zones: async () => {
		const rows = await db
			.selectFrom('subscriptions')
			.select('zone')
			.distinct()
			.where('paused', '=', 0)
			.orderBy('zone')
			.execute()
		return rows.map(({ zone }) => zone)
	},
	due: (query) => dueChats(db, query, clock.now()),
	list: (platform) => listChats(db, platform),
})
