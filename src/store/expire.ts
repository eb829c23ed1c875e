import type { Clock } from '../ports/clock.ts'
import { utcDay } from './feedback.ts'
import { SEQ_PER_MS } from './handled.ts'
import { inTransaction } from './in-transaction.ts'
import { deleteChats } from './remove.ts'
import type { Database } from './schema.ts'

/** So that no tip comes again early, although its delivery is forgotten. */
const keepTips = async (tx: Database, beforeMs: number): Promise<void> => {
	await tx
		.insertInto('used_tips')
		.columns(['chat_id', 'tip', 'at_ms'])
		.expression((eb) =>
			eb
				.selectFrom('deliveries')
				.select(({ ref, fn }) => [
					'chat_id',
					ref('tip').$notNull().as('tip'),
					fn.max('settled_ms').$notNull().as('at_ms'),
				])
				.where('settled_ms', '<', beforeMs)
				.where('outcome', '=', 'sent')
				.where('tip', 'is not', null)
				.groupBy(['chat_id', 'tip']),
		)
		.onConflict((conflict) =>
			conflict.columns(['chat_id', 'tip']).doUpdateSet((eb) => ({ at_ms: eb.ref('excluded.at_ms') })),
		)
		.execute()
}

/** See Store.expire. */
export const expire = (db: Database, clock: Clock, beforeMs: number): Promise<void> =>
	inTransaction(db, async (tx) => {
		const gone = await tx
			.selectFrom('chats')
			.select('id')
			.where('state', '=', 'gone')
			.where('since_ms', '<', beforeMs)
			.execute()
		await deleteChats(
			tx,
			gone.map(({ id }) => id),
		)
		await keepTips(tx, beforeMs)
		await tx.deleteFrom('deliveries').where('settled_ms', '<', beforeMs).execute()
		// Nothing is sent to them any more: no reason to keep their ids.
		await tx
			.deleteFrom('chats')
			.where('since_ms', '<', beforeMs)
			.where(({ not, or, exists, selectFrom }) =>
				not(
					or([
						exists(selectFrom('subscriptions as s').select('s.by').whereRef('s.chat_id', '=', 'chats.id')),
						exists(selectFrom('deliveries as d').select('d.tip').whereRef('d.chat_id', '=', 'chats.id')),
					]),
				),
			)
			.execute()
		await tx
			.deleteFrom('notices')
			.where('at_ms', '<', beforeMs)
			.where(({ not, exists, selectFrom }) =>
				not(
					exists(
						selectFrom('deliveries as d')
							.select('d.campaign')
							.whereRef('d.campaign', '=', 'notices.campaign'),
					),
				),
			)
			.execute()
		await tx.deleteFrom('unanswered').where('last_ms', '<', beforeMs).execute()
		await tx.deleteFrom('votes').where('day', '<', utcDay(beforeMs)).execute()
		await tx.deleteFrom('memories').where('until_ms', '<=', clock.now()).execute()
		await tx
			.deleteFrom('handled')
			.where('seq', '<', beforeMs * SEQ_PER_MS)
			.execute()
	})
