import { join } from 'node:path'
import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'
import { createStore } from './create-store.ts'
import { createIdHash, type IdHash } from './id-hash.ts'
import { keptSalt } from './id-salt.ts'
import type { Database, Dialect } from './schema.ts'

export interface OpenStoreOptions {
	/** DATA_DIR: for the SQLite file, and for the salt that is made where none is given. */
	readonly dataDir: string
	/** DATABASE_URL; undefined: SQLite. */
	readonly databaseUrl: string | undefined
	/** ID_SALT; undefined: the one in the file id-salt of DATA_DIR, made when there is none. */
	readonly idSalt: string | undefined
	readonly keepUnanswered: boolean
	readonly clock: Clock
}

export interface OpenStore {
	readonly store: Store
	/** As the store hashes ids: for logs. */
	readonly hash: IdHash
}

export const databasePath = (dataDir: string): string => join(dataDir, 'wenbao.db')

/** Loads only the database that is used. */
const openTables = async ({
	dataDir,
	databaseUrl,
}: OpenStoreOptions): Promise<{ readonly db: Database; readonly dialect: Dialect }> => {
	if (databaseUrl !== undefined) {
		const { openPostgresTables } = await import('./postgres.ts')
		return { db: await openPostgresTables({ url: databaseUrl }), dialect: 'postgres' }
	}
	const { openSqliteTables } = await import('./sqlite.ts')
	return { db: await openSqliteTables(databasePath(dataDir)), dialect: 'sqlite' }
}

const holdsHashes = async (db: Database): Promise<boolean> => {
	const found = await Promise.all([
		db.selectFrom('preferences').select('key').limit(1).execute(),
		db.selectFrom('memories').select('key').limit(1).execute(),
		db.selectFrom('handled').select('hash').limit(1).execute(),
		db.selectFrom('subscriptions').select('by').where('by', 'is not', null).limit(1).execute(),
	])
	return found.some((rows) => rows.length > 0)
}

/**
 * The store that the settings name: a PostgreSQL, or the file wenbao.db in DATA_DIR.
 * @throws AppError STORE_IN_USE, STORE_NEWER, STORE_MIGRATION_FAILED, STORE_URL_INVALID, STORE_SALT_UNUSABLE, or one of
 * those of Store
 */
export const openStore = async (options: OpenStoreOptions): Promise<OpenStore> => {
	const { dataDir, idSalt, keepUnanswered, clock } = options
	const { db, dialect } = await openTables(options)
	try {
		// The tables are open, and so no other process on DATA_DIR makes another salt just now.
		const hash = createIdHash(idSalt ?? (await keptSalt(dataDir, () => holdsHashes(db))))
		return { store: createStore(db, { hash, clock, keepUnanswered, dialect }), hash }
	} catch (error) {
		await db.destroy()
		throw error
	}
}
