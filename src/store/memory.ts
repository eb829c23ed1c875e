import type { Clock } from '../ports/clock.ts'
import type { Memory } from '../ports/store.ts'
import { groupCommit } from './group-commit.ts'
import type { IdHash } from './id-hash.ts'
import { inSlices } from './in-slices.ts'
import { killSafe } from './kill-safe.ts'
import { plainText } from './plain-text.ts'
import { hashOfKey } from './preferences.ts'
import type { Database, Dialect } from './schema.ts'

interface Change {
	readonly key: string
	/** Null forgets. */
	readonly kept: { readonly text: string; readonly until_ms: number } | null
}

const write = async (db: Database, changes: readonly Change[]): Promise<readonly true[]> => {
	const last = [...new Map(changes.map((change) => [change.key, change])).values()]
	// In one order everywhere, or two processes that save the same two wait for each other for ever.
	const saved = last
		.flatMap(({ key, kept }) => (kept === null ? [] : [{ key, ...kept }]))
		.sort((a, b) => (a.key < b.key ? -1 : 1))
	const forgotten = last.flatMap(({ key, kept }) => (kept === null ? [key] : []))
	for (const slice of inSlices(saved))
		await db
			.insertInto('memories')
			.values(slice)
			.onConflict((conflict) =>
				conflict
					.column('key')
					.doUpdateSet(({ ref }) => ({ text: ref('excluded.text'), until_ms: ref('excluded.until_ms') })),
			)
			.execute()
	for (const slice of inSlices(forgotten)) await db.deleteFrom('memories').where('key', 'in', slice).execute()
	return changes.map(() => true)
}

interface Options {
	readonly hash: IdHash
	readonly clock: Clock
	readonly dialect: Dialect
}

export const keepMemory = (
	db: Database,
	{ hash, clock, dialect }: Options,
): Memory & { readonly idle: () => Promise<void> } => {
	// What is forgotten goes the same way as what is saved, so that it does not come back.
	const group = groupCommit((changes: readonly Change[]) =>
		killSafe(db, dialect, (connection) => write(connection, changes)),
	)
	return {
		load: async (key) => {
			const row = await db
				.selectFrom('memories')
				.select('text')
				.where('key', '=', hashOfKey(hash, key))
				.where('until_ms', '>', clock.now())
				.executeTakeFirst()
			return row?.text ?? null
		},
		save: async (key, text, untilMs) => {
			await group.add({ key: hashOfKey(hash, key), kept: { text: plainText(text), until_ms: untilMs } })
		},
		forget: async (key) => {
			await group.add({ key: hashOfKey(hash, key), kept: null })
		},
		idle: group.idle,
	}
}
