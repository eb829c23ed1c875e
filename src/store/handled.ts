import type { Clock } from '../ports/clock.ts'
import type { Handled } from '../ports/store.ts'
import { groupCommit } from './group-commit.ts'
import type { IdHash } from './id-hash.ts'
import { inSlices } from './in-slices.ts'
import { inTransaction } from './in-transaction.ts'
import { killSafe } from './kill-safe.ts'
import type { Database, Dialect } from './schema.ts'

interface Options {
	readonly hash: IdHash
	readonly clock: Clock
	readonly dialect: Dialect
	/** Of a channel, at least; up to a tenth more are there between two trims. */
	readonly kept: number
}

interface Id {
	readonly channel: string
	readonly hash: string
}

/** Numbers that rise also when the clock is set back, across processes nearly so. */
export const SEQ_PER_MS = 1000

const trim = async (db: Database, channel: string, kept: number): Promise<void> => {
	const oldest = await db
		.selectFrom('handled')
		.select('seq')
		.where('channel', '=', channel)
		.orderBy('seq', 'desc')
		.limit(1)
		.offset(kept)
		.executeTakeFirst()
	if (oldest === undefined) return
	await db.deleteFrom('handled').where('channel', '=', channel).where('seq', '<=', oldest.seq).execute()
}

export const keepHandled = (
	db: Database,
	{ hash, clock, dialect, kept }: Options,
): Handled & { readonly idle: () => Promise<void> } => {
	const untrimmed = new Map<string, number>()
	let last: number | null = null

	const next = async (tx: Database): Promise<() => number> => {
		const top = async () => {
			const row = await tx
				.selectFrom('handled')
				.select('seq')
				.orderBy('seq', 'desc')
				.limit(1)
				.executeTakeFirst()
			return row?.seq ?? 0
		}
		let seq = Math.max(last ?? (await top()), clock.now() * SEQ_PER_MS)
		return () => {
			last = ++seq
			return seq
		}
	}

	const write = (connection: Database, calls: readonly (readonly Id[])[]): Promise<readonly true[]> =>
		inTransaction(connection, async (tx) => {
			const number = await next(tx)
			// In one order everywhere, or two processes that add the same ids wait for each other for ever.
			const rows = calls
				.flat()
				.map((id) => ({ ...id, seq: number() }))
				.sort((a, b) => (a.hash < b.hash ? -1 : 1))
			for (const slice of inSlices(rows))
				await tx
					.insertInto('handled')
					.values(slice)
					.onConflict((conflict) => conflict.columns(['channel', 'hash']).doNothing())
					.execute()
			for (const [channel, ofChannel] of Map.groupBy(rows, (row) => row.channel)) {
				const count = (untrimmed.get(channel) ?? Number.POSITIVE_INFINITY) + ofChannel.length
				untrimmed.set(channel, count > kept / 10 ? 0 : count)
				if (count > kept / 10) await trim(tx, channel, kept)
			}
			return calls.map(() => true)
		})

	const group = groupCommit((calls: readonly (readonly Id[])[]) =>
		killSafe(db, dialect, (connection) => write(connection, calls)),
	)
	const hashOf = (channel: string, id: string): string => hash('handled', channel, id)
	return {
		has: async (channel, id) => {
			const row = await db
				.selectFrom('handled')
				.select('seq')
				.where('channel', '=', channel)
				.where('hash', '=', hashOf(channel, id))
				.executeTakeFirst()
			return row !== undefined
		},
		add: async (channel, ids) => {
			if (ids.length > 0) await group.add(ids.map((id) => ({ channel, hash: hashOf(channel, id) })))
		},
		idle: group.idle,
	}
}
