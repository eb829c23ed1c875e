import type { NotNull } from 'kysely'
import type { LedgerRow } from '../ports/ledger.ts'
import { refOf } from './chat-columns.ts'
import type { Database } from './schema.ts'

/**
 * See Ledger.campaigns. Names are found by jumping from one to the next in the key, and dated by one of their
 * deliveries: reading all of them would take a second where a hundred campaigns went to ten thousand chats.
 */
export const campaigns = async (db: Database, limit: number): Promise<readonly string[]> => {
	const rows = await db
		.withRecursive('names(campaign)', (cte) =>
			cte
				.selectFrom('deliveries')
				.select(({ fn }) => fn.min('campaign').$castTo<string | null>().as('campaign'))
				.unionAll(
					cte
						.selectFrom('names')
						.where('names.campaign', 'is not', null)
						.select(({ selectFrom }) =>
							selectFrom('deliveries as d')
								.whereRef('d.campaign', '>', 'names.campaign')
								.select(({ fn }) => fn.min('d.campaign').as('campaign'))
								.as('campaign'),
						),
				),
		)
		.selectFrom('names')
		.where('campaign', 'is not', null)
		.select('campaign')
		.$narrowType<{ readonly campaign: NotNull }>()
		.orderBy(
			({ selectFrom }) =>
				selectFrom('deliveries as d')
					.whereRef('d.campaign', '=', 'names.campaign')
					.orderBy('d.chat_id')
					.limit(1)
					.select(({ fn }) => fn.coalesce('d.settled_ms', 'd.open_ms').as('at_ms')),
			'desc',
		)
		.orderBy('campaign', 'desc')
		.limit(limit)
		.execute()
	return rows.map(({ campaign }) => campaign)
}

/** See Ledger.rowsOf. */
export const rowsOf = async (db: Database, campaign: string): Promise<readonly LedgerRow[]> => {
	const rows = await db
		.selectFrom('deliveries as d')
		.innerJoin('chats as c', 'c.id', 'd.chat_id')
		.select([
			'c.platform',
			'c.chat',
			'c.thread',
			'd.tip',
			'd.owner',
			'd.outcome',
			'd.settled_ms',
			'd.open_ms',
		])
		.where('d.campaign', '=', campaign)
		.orderBy('c.platform')
		.orderBy('c.chat')
		.orderBy('c.thread')
		.execute()
	return rows.map(({ tip, owner, outcome, settled_ms, open_ms, ...chat }) => ({
		ref: refOf(chat),
		tip,
		state: outcome ?? (owner === null ? 'due' : 'claimed'),
		atMs: settled_ms ?? open_ms ?? 0,
	}))
}

/** See Ledger.nextOpenMs. */
export const nextOpenMs = async (db: Database, platform: string): Promise<number | null> => {
	const row = await db
		.selectFrom('deliveries')
		.select('open_ms')
		.where('platform', '=', platform)
		.where('open_ms', 'is not', null)
		.orderBy('open_ms')
		.limit(1)
		.executeTakeFirst()
	return row?.open_ms ?? null
}
