import type { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import type { Store } from '../ports/store.ts'
import { createStore, type StoreOptions } from './create-store.ts'
import { bringUpToDate } from './migrate.ts'
import type { Database, Tables } from './schema.ts'
import { forKysely, openDatabase } from './sqlite-database.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import { sqliteError } from './sqlite-errors.ts'
import { lockFor } from './sqlite-lock.ts'

export interface SqliteOptions extends StoreOptions {
	/** Of the file, in DATA_DIR; its folder is created. */
	readonly path: string
	/** How long another program may hold the file before a method rejects; default 5,000. The process waits. */
	readonly busyTimeoutMs?: number
}

const BUSY_TIMEOUT_MS = 5000

const openLocked = (path: string, busyTimeoutMs: number, release: () => void): DatabaseSync => {
	try {
		return openDatabase(path, busyTimeoutMs)
	} catch (error) {
		release()
		throw sqliteError(error, path)
	}
}

/** The tables of a file, up to date, for this process alone. @throws AppError */
export const openSqliteTables = async (path: string, busyTimeoutMs = BUSY_TIMEOUT_MS): Promise<Database> => {
	const release = lockFor(path)
	const file = openLocked(path, busyTimeoutMs, release)
	const db = new Kysely<Tables>({ dialect: sqliteDialect(forKysely(file, path, release)) })
	try {
		await bringUpToDate(db, path)
		return db
	} catch (error) {
		await db.destroy()
		throw error
	}
}

/**
 * One file in DATA_DIR, for one process; what a method has acknowledged survives kill -9 and a power cut.
 * @throws AppError STORE_IN_USE, STORE_NEWER, STORE_MIGRATION_FAILED, or one of those of Store
 */
export const openSqliteStore = async (options: SqliteOptions): Promise<Store> =>
	createStore(await openSqliteTables(options.path, options.busyTimeoutMs), { ...options, dialect: 'sqlite' })
