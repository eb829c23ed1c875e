import type { ChatRef } from '../domain/chat-ref.ts'
import { askedChats } from './asked-chats.ts'
import { columnsOf } from './chat-columns.ts'
import { inSlices } from './in-slices.ts'
import type { Database, Dialect } from './schema.ts'

/** After everything that was sent. */
const TO_COME = Number.MAX_SAFE_INTEGER

/** Ids of tips hold none. */
const GAP = ' '

const tipsOfSlice = async (
	db: Database,
	refs: readonly ChatRef[],
	dialect: Dialect,
): Promise<readonly (readonly string[])[]> => {
	const rows = await askedChats(db, refs, dialect)
		// A cross join: SQLite would read all tips that were ever used for the few that are asked for.
		.with('uses', (cte) =>
			cte
				.selectFrom('asked')
				.crossJoin('deliveries as d')
				.whereRef('d.chat_id', '=', 'asked.id')
				.where('d.tip', 'is not', null)
				.where(({ eb, or }) => or([eb('d.outcome', 'is', null), eb('d.outcome', '=', 'sent')]))
				.select(({ fn, lit }) => [
					'asked.place',
					'd.tip',
					fn.coalesce('d.settled_ms', lit(TO_COME)).as('at_ms'),
				])
				.unionAll(
					cte
						.selectFrom('asked')
						.crossJoin('used_tips as u')
						.whereRef('u.chat_id', '=', 'asked.id')
						.select(['asked.place', 'u.tip', 'u.at_ms']),
				),
		)
		// A tip that came back counts from its last time.
		.with('latest', (cte) =>
			cte
				.selectFrom('uses')
				.select(({ fn }) => ['place', 'tip', fn.max('at_ms').as('at_ms')])
				.groupBy(['place', 'tip']),
		)
		.selectFrom('latest')
		.select(({ fn, val }) => [
			'place',
			fn
				.agg<string>('string_agg', ['tip', val(GAP)])
				.orderBy('at_ms')
				.orderBy('tip')
				.as('tips'),
		])
		.groupBy('place')
		.execute()
	const found = new Map(rows.map(({ place, tips }) => [place, tips.split(GAP)]))
	return refs.map((_, place) => found.get(place) ?? [])
}

/** See Ledger.tipsOf. */
export const tipsOf = async (
	db: Database,
	refs: readonly ChatRef[],
	dialect: Dialect,
): Promise<readonly (readonly string[])[]> => {
	const all: (readonly string[])[] = []
	for (const slice of inSlices(refs)) all.push(...(await tipsOfSlice(db, slice, dialect)))
	return all
}

/** See Ledger.tipIn. */
export const tipIn = async (db: Database, campaign: string, ref: ChatRef): Promise<string | null> => {
	const row = await db
		.selectFrom('deliveries as d')
		.innerJoin('chats as c', 'c.id', 'd.chat_id')
		.select('d.tip')
		.where('d.campaign', '=', campaign)
		.where('c.platform', '=', ref.platform)
		.where('c.chat', '=', ref.chat)
		.where('c.thread', '=', columnsOf(ref).thread)
		.executeTakeFirst()
	return row?.tip ?? null
}
