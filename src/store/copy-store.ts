import type { Kysely, Transaction } from 'kysely'
import { AppError } from '../domain/errors.ts'
import { openPostgresTables } from './postgres.ts'
import type { PoolOptions } from './postgres-pool.ts'
import { placeOf } from './postgres-pool.ts'
import { type Database, TABLES, type Tables } from './schema.ts'
import { openSqliteTables } from './sqlite.ts'
import { needDatabase } from './sqlite-backup.ts'

type Table = keyof Tables

/** Rows of one statement; see in-slices.ts. */
const PAGE = 500

/** Names of rows as one untyped table: the same columns are on both sides by the same migrations. */
type AnyTable = Readonly<Record<Table, Readonly<Record<string, string | number | null>>>>

const refuseFull = async (db: Database, place: string): Promise<void> => {
	for (const table of TABLES) {
		const row = await db.selectFrom(table).selectAll().limit(1).executeTakeFirst()
		if (row !== undefined)
			throw new AppError(
				'STORE_NOT_EMPTY',
				`The database ${place} (DATABASE_URL) holds rows already, in ${table}. Nothing was copied.`,
				'Name an empty database in DATABASE_URL, or go on with the one that is there.',
			)
	}
}

const copyTable = async (
	from: Kysely<AnyTable>,
	to: Transaction<AnyTable>,
	table: Table,
): Promise<number> => {
	let page: AnyTable[Table][] = []
	let copied = 0
	const write = async (): Promise<void> => {
		if (page.length > 0) await to.insertInto(table).values(page).execute()
		copied += page.length
		page = []
	}
	for await (const row of from.selectFrom(table).selectAll().stream())
		if (page.push(row) === PAGE) await write()
	await write()
	return copied
}

/**
 * Copies everything from the file of DATA_DIR into an empty PostgreSQL: all of it, or nothing. No service may run on
 * the file; it stays as it is. Hashes stay valid as long as ID_SALT is the same.
 * @returns how many rows of each table
 * @throws AppError STORE_NO_DATABASE, STORE_NOT_EMPTY, STORE_IN_USE, or why one of the two cannot be opened
 */
export const copySqliteToPostgres = async (
	path: string,
	pool: PoolOptions,
): Promise<Readonly<Record<Table, number>>> => {
	needDatabase(path)
	const from = await openSqliteTables(path)
	try {
		const to = await openPostgresTables(pool)
		try {
			return await to.transaction().execute(async (tx) => {
				await refuseFull(tx, placeOf(pool.url))
				const counts: [Table, number][] = []
				for (const table of TABLES)
					counts.push([table, await copyTable(from.withTables<AnyTable>(), tx.withTables<AnyTable>(), table)])
				return Object.fromEntries(counts) as Record<Table, number>
			})
		} finally {
			await to.destroy()
		}
	} finally {
		await from.destroy()
	}
}
