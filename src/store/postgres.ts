import { Kysely, PostgresDialect } from 'kysely'
import type { Store } from '../ports/store.ts'
import { createStore, type StoreOptions } from './create-store.ts'
import { bringUpToDate } from './migrate.ts'
import { createPool, type PoolOptions, placeOf } from './postgres-pool.ts'
import type { Database, Tables } from './schema.ts'

export interface PostgresOptions extends StoreOptions, PoolOptions {}

/** The tables of a database, up to date. @throws AppError */
export const openPostgresTables = async (options: PoolOptions): Promise<Database> => {
	const place = placeOf(options.url)
	const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: createPool(options) }) })
	try {
		await bringUpToDate(db, place)
		return db
	} catch (error) {
		await db.destroy()
		throw error
	}
}

/**
 * A PostgreSQL, for any number of processes. After STORE_UNREACHABLE the next call tries a new connection.
 * @throws AppError STORE_URL_INVALID, STORE_NEWER, STORE_MIGRATION_FAILED, or one of those of Store
 */
export const openPostgresStore = async (options: PostgresOptions): Promise<Store> =>
	createStore(await openPostgresTables(options), { ...options, dialect: 'postgres' })
