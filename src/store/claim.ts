import { figureId } from '../domain/ids.ts'
import type { Claim, ClaimQuery } from '../ports/ledger.ts'
import type { Database } from './schema.ts'

export interface ClaimOptions {
	readonly nowMs: number
	readonly rowLocks: boolean
	/** At most so many rows. */
	readonly limit: number
}

/** One statement, so that no two workers take one row. */
const take = (db: Database, query: ClaimQuery, { nowMs, rowLocks, limit }: ClaimOptions) => {
	const { platform, owner, leaseMs, campaign } = query
	return db
		.with('next', (cte) =>
			cte
				.selectFrom('deliveries')
				.select(['campaign', 'chat_id'])
				.where('platform', '=', platform)
				.where('open_ms', '<=', nowMs)
				.$if(campaign !== undefined, (rows) => rows.where('campaign', '=', campaign ?? ''))
				.orderBy('open_ms')
				.orderBy('chat_id')
				.limit(limit)
				.$if(rowLocks, (rows) => rows.forUpdate().skipLocked()),
		)
		.updateTable('deliveries')
		.set((eb) => ({ owner, attempts: eb('attempts', '+', 1), open_ms: nowMs + leaseMs }))
		.where(({ eb, refTuple, selectFrom }) =>
			eb(
				refTuple('campaign', 'chat_id'),
				'in',
				selectFrom('next').select(['next.campaign', 'next.chat_id']).$asTuple('campaign', 'chat_id'),
			),
		)
		.returning(['campaign', 'chat_id', 'tip', 'attempts'])
		.execute()
}

/** Rows for that many askers; fewer when fewer are due. See Ledger.claim. */
export const claim = async (
	db: Database,
	query: ClaimQuery,
	options: ClaimOptions,
): Promise<readonly Claim[]> => {
	const rows = await take(db, query, options)
	if (rows.length === 0) return []
	const about = await db
		.selectFrom('chats as c')
		.leftJoin('delivery_figures as f', (join) =>
			join
				.onRef('f.chat_id', '=', 'c.id')
				.on('f.campaign', 'in', [...new Set(rows.map(({ campaign }) => campaign))]),
		)
		.select(['c.id', 'c.chat', 'c.thread', 'f.campaign', 'f.figure'])
		.where('c.id', 'in', [...new Set(rows.map(({ chat_id }) => chat_id))])
		.orderBy('f.figure')
		.execute()
	const ofChat = Map.groupBy(about, ({ id }) => id)
	return rows.flatMap(({ campaign, chat_id, tip, attempts }) => {
		const known = ofChat.get(chat_id) ?? []
		const [chat] = known
		// Deleted between the two statements, and its row with it.
		if (chat === undefined) return []
		const figures = known.flatMap((row) =>
			row.campaign === campaign && row.figure !== null ? [figureId(row.figure)] : [],
		)
		const ref = { platform: query.platform, chat: chat.chat, thread: chat.thread === '' ? null : chat.thread }
		const leaseUntilMs = options.nowMs + query.leaseMs
		return [{ campaign, ref, tip, figures, owner: query.owner, attempts, leaseUntilMs }]
	})
}
