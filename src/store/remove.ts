import type { Leaver, Removals } from '../ports/store.ts'
import type { IdHash } from './id-hash.ts'
import { inSlices } from './in-slices.ts'
import { inTransaction } from './in-transaction.ts'
import { hashOfKey } from './preferences.ts'
import type { Database } from './schema.ts'
import { hashOfPerson } from './subscriptions.ts'

const count = async (tx: Database, kind: 'request' | 'figure', subject: string): Promise<void> => {
	await tx
		.insertInto('removals')
		.values({ kind, subject, count: 1 })
		.onConflict((conflict) =>
			conflict.columns(['kind', 'subject']).doUpdateSet((eb) => ({ count: eb('removals.count', '+', 1) })),
		)
		.execute()
}

/** Deletes chats with all that hangs on them; of the figures they got a count stays. */
export const deleteChats = async (tx: Database, ids: readonly string[]): Promise<void> => {
	for (const id of ids) {
		const got = await tx
			.selectFrom('delivery_figures as f')
			.innerJoin('deliveries as d', (join) =>
				join.onRef('d.campaign', '=', 'f.campaign').onRef('d.chat_id', '=', 'f.chat_id'),
			)
			.select('f.figure')
			.distinct()
			.where('f.chat_id', '=', id)
			.where('d.outcome', '=', 'sent')
			.orderBy('f.figure')
			.execute()
		for (const { figure } of got) await count(tx, 'figure', figure)
		await tx.deleteFrom('chats').where('id', '=', id).execute()
	}
}

/** See Store.remove. */
export const remove = (
	db: Database,
	hash: IdHash,
	{ chat, conversations = [], person }: Leaver,
): Promise<void> =>
	inTransaction(db, async (tx) => {
		let rows = 0n
		for (const keys of inSlices(conversations.map((key) => hashOfKey(hash, key))))
			for (const table of ['preferences', 'memories'] as const)
				rows += (await tx.deleteFrom(table).where('key', 'in', keys).executeTakeFirstOrThrow()).numDeletedRows
		if (chat !== undefined) {
			const found = await tx
				.selectFrom('chats')
				.select('id')
				.where('platform', '=', chat.platform)
				.where('chat', '=', chat.chat)
				.execute()
			rows += BigInt(found.length)
			await deleteChats(
				tx,
				found.map(({ id }) => id),
			)
		}
		if (person !== undefined) {
			const { numUpdatedRows } = await tx
				.updateTable('subscriptions')
				.set({ by: null })
				.where('by', '=', hashOfPerson(hash, person.platform, person.id))
				.executeTakeFirstOrThrow()
			rows += numUpdatedRows
		}
		if (rows > 0n) await count(tx, 'request', '')
	})

/** See Store.removals. */
export const removals = async (db: Database): Promise<Removals> => {
	const rows = await db.selectFrom('removals').select(['kind', 'subject', 'count']).execute()
	const figures = rows.filter(({ kind }) => kind === 'figure')
	return {
		requests: rows.find(({ kind }) => kind === 'request')?.count ?? 0,
		chatsByFigure: Object.fromEntries(figures.map(({ subject, count: chats }) => [subject, chats])),
	}
}
