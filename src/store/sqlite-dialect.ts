import { type Dialect, type SqliteDatabase, SqliteDialect } from 'kysely'

/**
 * Kysely holds that SQLite has no transactional DDL; it has (sqlite.org/lang_transaction.html), and so a migration
 * that fails leaves the tables as they were.
 */
export const sqliteDialect = (database: SqliteDatabase): Dialect => {
	const base = new SqliteDialect({ database })
	return {
		createDriver: () => base.createDriver(),
		createQueryCompiler: () => base.createQueryCompiler(),
		createIntrospector: (db) => base.createIntrospector(db),
		createAdapter: () =>
			Object.defineProperty(base.createAdapter(), 'supportsTransactionalDdl', { value: true }),
	}
}
