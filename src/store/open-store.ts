import { join } from 'node:path'
import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'
import { createIdHash, type IdHash } from './id-hash.ts'
import { keptSalt } from './id-salt.ts'

export interface OpenStoreOptions {
	/** Holds the database, unless there is a PostgreSQL, and the salt, unless it is given. */
	readonly dataDir: string
	readonly databaseUrl?: string | undefined
	readonly idSalt?: string | undefined
	readonly keepUnanswered: boolean
	readonly clock: Clock
}

export interface OpenStore {
	readonly store: Store
	/** Names people and chats in logs. */
	readonly hash: IdHash
}

export const databasePath = (dataDir: string): string => join(dataDir, 'wenbao.db')

/**
 * The SQLite of DATA_DIR, or the PostgreSQL of DATABASE_URL.
 * @throws AppError STORE_… as its open function does, ID_SALT_UNUSABLE, DATA_DIR_UNUSABLE
 */
export const openStore = async (options: OpenStoreOptions): Promise<OpenStore> => {
	const { dataDir, databaseUrl, idSalt, keepUnanswered, clock } = options
	const hash = createIdHash(idSalt ?? keptSalt(dataDir))
	const common = { hash, clock, keepUnanswered }
	// Only the one that is used is loaded.
	if (databaseUrl !== undefined) {
		const { openPostgresStore } = await import('./postgres.ts')
		return { store: await openPostgresStore({ url: databaseUrl, ...common }), hash }
	}
	const { openSqliteStore } = await import('./sqlite.ts')
	return { store: await openSqliteStore({ path: databasePath(dataDir), ...common }), hash }
}
