import { sql } from 'kysely'
import type { Database, Dialect } from './schema.ts'

/**
 * Runs a write that has to survive a kill, and need not survive a power cut: what is asked and answered many times a
 * second does not wait for the disk, which stops the whole process in SQLite. Another write that does wait takes it
 * along.
 */
export const killSafe = <Result>(
	db: Database,
	dialect: Dialect,
	write: (db: Database) => Promise<Result>,
): Promise<Result> => {
	if (dialect === 'postgres') return write(db)
	return db.connection().execute(async (connection) => {
		await sql`pragma synchronous = normal`.execute(connection)
		try {
			return await write(connection)
		} finally {
			await sql`pragma synchronous = full`.execute(connection)
		}
	})
}
