import type { FigureId } from '../domain/ids.ts'
import type { Recipient } from '../ports/ledger.ts'
import { refOf } from './chat-columns.ts'
import type { Database } from './schema.ts'

const stateOf = (chat: string, subscription: string | null): Recipient['state'] => {
	if (chat === 'gone') return 'gone'
	return subscription === null ? 'stopped' : 'subscribed'
}

/** See Ledger.recipientsOf. */
export const recipientsOf = async (db: Database, figure: FigureId): Promise<readonly Recipient[]> => {
	const rows = await db
		.selectFrom('chats as c')
		.leftJoin('subscriptions as s', 's.chat_id', 'c.id')
		.select(['c.platform', 'c.chat', 'c.thread', 'c.state', 's.chat_id'])
		// The first of a chat's deliveries is enough: there may be one for each day.
		.where(({ exists, selectFrom }) =>
			exists(
				selectFrom('delivery_figures as f')
					.innerJoin('deliveries as d', (join) =>
						join.onRef('d.campaign', '=', 'f.campaign').onRef('d.chat_id', '=', 'f.chat_id'),
					)
					.select('d.campaign')
					.where('f.figure', '=', figure)
					.whereRef('f.chat_id', '=', 'c.id')
					.where('d.outcome', '=', 'sent'),
			),
		)
		.orderBy('c.platform')
		.orderBy('c.chat')
		.orderBy('c.thread')
		.execute()
	return rows.map(({ state, chat_id, ...chat }) => ({
		ref: refOf(chat),
		state: stateOf(state, chat_id),
	}))
}
