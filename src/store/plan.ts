import { sql } from 'kysely'
import { nameOfChat } from '../domain/chat-ref.ts'
import type { Planned } from '../ports/ledger.ts'
import { refOf } from './chat-columns.ts'
import { inSlices } from './in-slices.ts'
import { inTransaction } from './in-transaction.ts'
import type { Database, Dialect } from './schema.ts'

const MANY_ROWS = 200

/** Ids of the chats that are here, and whether a tip may go to them. */
const findReachable = async (tx: Database, rows: readonly Planned[], dialect: Dialect) => {
	const found = await tx
		.selectFrom('chats as c')
		.select(['c.id', 'c.platform', 'c.chat', 'c.thread'])
		.where('c.state', '=', 'here')
		.where('c.platform', 'in', [...new Set(rows.map(({ ref }) => ref.platform))])
		.where('c.chat', 'in', [...new Set(rows.map(({ ref }) => ref.chat))])
		.orderBy('c.id')
		// Whoever says stop or leaves meanwhile waits until the row is there, and takes it back.
		.$if(dialect === 'postgres', (query) => query.forShare())
		.execute()
	if (found.length === 0) return new Map<string, { readonly id: string; readonly tips: boolean }>()
	const subscribed = await tx
		.selectFrom('subscriptions')
		.select('chat_id')
		.where('paused', '=', 0)
		.where(
			'chat_id',
			'in',
			found.map(({ id }) => id),
		)
		.orderBy('chat_id')
		.$if(dialect === 'postgres', (query) => query.forShare())
		.execute()
	const tips = new Set(subscribed.map(({ chat_id }) => chat_id))
	return new Map(found.map((row) => [nameOfChat(refOf(row)), { id: row.id, tips: tips.has(row.id) }]))
}

const planSlice = async (tx: Database, rows: readonly Planned[], dialect: Dialect): Promise<number> => {
	const chats = await findReachable(tx, rows, dialect)
	const wanted = rows
		.flatMap((row) => {
			const chat = chats.get(nameOfChat(row.ref))
			return chat === undefined || (row.tip !== null && !chat.tips) ? [] : [{ ...row, chatId: chat.id }]
		})
		// In one order everywhere, or two processes that plan the same rows wait for each other for ever.
		.sort((a, b) => (a.chatId < b.chatId ? -1 : 1))
	if (wanted.length === 0) return 0
	const added = await tx
		.insertInto('deliveries')
		.values(
			wanted.map(({ campaign, chatId, ref, dueMs, untilMs, tip }) => ({
				campaign,
				chat_id: chatId,
				platform: ref.platform,
				open_ms: dueMs,
				until_ms: untilMs,
				tip,
				owner: null,
				attempts: 0,
				outcome: null,
				settled_ms: null,
			})),
		)
		.onConflict((conflict) => conflict.columns(['campaign', 'chat_id']).doNothing())
		.returning(['campaign', 'chat_id'])
		.execute()
	const isNew = new Set(added.map(({ campaign, chat_id }) => `${chat_id} ${campaign}`))
	const figures = wanted
		.filter(({ chatId, campaign }) => isNew.delete(`${chatId} ${campaign}`))
		.flatMap(({ campaign, chatId, figures: ids }) =>
			[...new Set(ids)].map((figure) => ({ campaign, chat_id: chatId, figure })),
		)
	for (const slice of inSlices(figures)) await tx.insertInto('delivery_figures').values(slice).execute()
	return added.length
}

/** See Ledger.plan. One transaction for each 500 rows. */
export const plan = async (db: Database, rows: readonly Planned[], dialect: Dialect): Promise<number> => {
	let added = 0
	for (const slice of inSlices(rows)) added += await inTransaction(db, (tx) => planSlice(tx, slice, dialect))
	// Without fresh statistics PostgreSQL sorts all due rows for every claim, until autovacuum comes by.
	if (dialect === 'postgres' && added >= MANY_ROWS)
		await sql`analyze chats, deliveries, delivery_figures`.execute(db)
	return added
}
