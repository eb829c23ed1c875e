import { figureId } from '../domain/ids.ts'
import type { Claim, ClaimQuery } from '../ports/ledger.ts'
import type { Database } from './schema.ts'

/** See Ledger.claim. One statement, so that no two workers take one row. */
export const claim = async (
	db: Database,
	query: ClaimQuery & { readonly nowMs: number; readonly rowLocks: boolean },
): Promise<Claim | null> => {
	const { platform, owner, leaseMs, campaign, nowMs, rowLocks } = query
	const leaseUntilMs = nowMs + leaseMs
	const row = await db
		.with('next', (cte) =>
			cte
				.selectFrom('deliveries')
				.select(['campaign', 'chat_id'])
				.where('platform', '=', platform)
				.where('open_ms', '<=', nowMs)
				.$if(campaign !== undefined, (rows) => rows.where('campaign', '=', campaign ?? ''))
				.orderBy('open_ms')
				.orderBy('chat_id')
				.limit(1)
				.$if(rowLocks, (rows) => rows.forUpdate().skipLocked()),
		)
		.updateTable('deliveries')
		.set((eb) => ({ owner, attempts: eb('attempts', '+', 1), open_ms: leaseUntilMs }))
		.where(({ eb, refTuple, selectFrom }) =>
			eb(
				refTuple('campaign', 'chat_id'),
				'in',
				selectFrom('next').select(['next.campaign', 'next.chat_id']).$asTuple('campaign', 'chat_id'),
			),
		)
		.returning(['campaign', 'chat_id', 'tip', 'attempts'])
		.executeTakeFirst()
	if (row === undefined) return null
	const about = await db
		.selectFrom('chats as c')
		.leftJoin('delivery_figures as f', (join) =>
			join.onRef('f.chat_id', '=', 'c.id').on('f.campaign', '=', row.campaign),
		)
		.select(['c.chat', 'c.thread', 'f.figure'])
		.where('c.id', '=', row.chat_id)
		.orderBy('f.figure')
		.execute()
	const [chat] = about
	// Deleted between the two statements, and its row with it.
	if (chat === undefined) return claim(db, query)
	return {
		campaign: row.campaign,
		ref: { platform, chat: chat.chat, thread: chat.thread === '' ? null : chat.thread },
		tip: row.tip,
		figures: about.flatMap(({ figure }) => (figure === null ? [] : [figureId(figure)])),
		owner,
		attempts: row.attempts,
		leaseUntilMs,
	}
}
