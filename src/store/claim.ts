import { sql } from 'kysely'
import { figureId } from '../domain/ids.ts'
import type { Claim, ClaimQuery } from '../ports/ledger.ts'
import { refOf } from './chat-columns.ts'
import type { Database, Dialect } from './schema.ts'

export interface ClaimOptions {
	readonly nowMs: number
	readonly dialect: Dialect
	/** At most so many rows. */
	readonly limit: number
}

/** Ids of figures hold none. */
const GAP = ' '

/** Rows for that many askers; fewer when fewer are due. One statement, so that no two workers take one row. */
export const claim = async (
	db: Database,
	{ platform, owner, leaseMs, campaign }: ClaimQuery,
	{ nowMs, dialect, limit }: ClaimOptions,
): Promise<readonly Claim[]> => {
	const leaseUntilMs = nowMs + leaseMs
	const rows = await db
		.with('next', (cte) =>
			cte
				.selectFrom('deliveries')
				.select(['campaign', 'chat_id'])
				.where('platform', '=', platform)
				.where('open_ms', '<=', nowMs)
				.$if(campaign !== undefined, (query) => query.where('campaign', '=', campaign ?? ''))
				.orderBy('open_ms')
				.orderBy('chat_id')
				// Not as a parameter: PostgreSQL would plan anew each time, for it cannot know how few rows are meant.
				.limit(sql.lit(limit))
				.$if(dialect === 'postgres', (query) => query.forUpdate().skipLocked()),
		)
		.updateTable('deliveries')
		.set((eb) => ({ owner, attempts: eb('attempts', '+', 1), open_ms: leaseUntilMs }))
		.where(({ eb, refTuple, selectFrom }) =>
			eb(
				refTuple('deliveries.campaign', 'deliveries.chat_id'),
				'in',
				selectFrom('next').select(['next.campaign', 'next.chat_id']).$asTuple('campaign', 'chat_id'),
			),
		)
		.returning(({ selectFrom }) => {
			const chat = selectFrom('chats').whereRef('chats.id', '=', 'deliveries.chat_id')
			return [
				'deliveries.campaign',
				'deliveries.until_ms',
				'deliveries.tip',
				'deliveries.attempts',
				chat.select('chats.chat').$asScalar().$notNull().as('chat'),
				chat.select('chats.thread').$asScalar().$notNull().as('thread'),
				selectFrom('delivery_figures as f')
					.whereRef('f.campaign', '=', 'deliveries.campaign')
					.whereRef('f.chat_id', '=', 'deliveries.chat_id')
					.select(({ fn, val }) =>
						fn
							.agg<string>('string_agg', ['f.figure', val(GAP)])
							.orderBy('f.figure')
							.as('figures'),
					)
					.as('figures'),
			]
		})
		.execute()
	return rows.map((row) => ({
		campaign: row.campaign,
		ref: refOf({ ...row, platform }),
		untilMs: row.until_ms,
		tip: row.tip,
		figures: row.figures?.split(GAP).map(figureId) ?? [],
		owner,
		attempts: row.attempts,
		leaseUntilMs,
	}))
}
