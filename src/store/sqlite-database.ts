import { closeSync, openSync } from 'node:fs'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import type { SqliteDatabase } from 'kysely'
import { sqliteError } from './sqlite-errors.ts'

const MOST_STATEMENTS = 200

/** An empty file is a database to SQLite, which gives its logs the same rights: ids of chats are nobody else's. */
export const createPrivately = (path: string): void => closeSync(openSync(path, 'a', 0o600))

/** Opens or creates a file that survives kill -9 and a power cut. @param busyTimeoutMs blocks the process meanwhile */
export const openDatabase = (path: string, busyTimeoutMs: number): DatabaseSync => {
	createPrivately(path)
	const database = new DatabaseSync(path, { timeout: busyTimeoutMs, enableForeignKeyConstraints: true })
	try {
		database.exec('pragma journal_mode = wal; pragma synchronous = full')
		return database
	} catch (error) {
		database.close()
		throw error
	}
}

/** node:sqlite as Kysely wants it: parameters as one array, statements prepared once, errors in words. */
export const forKysely = (database: DatabaseSync, path: string, onClose: () => void): SqliteDatabase => {
	const prepared = new Map<string, StatementSync>()

	const inWords = <Result>(run: () => Result): Result => {
		try {
			return run()
		} catch (error) {
			throw sqliteError(error, path)
		}
	}

	const prepare = (sql: string): StatementSync => {
		const known = prepared.get(sql)
		if (known !== undefined) return known
		if (prepared.size >= MOST_STATEMENTS) prepared.clear()
		const statement = inWords(() => database.prepare(sql))
		prepared.set(sql, statement)
		return statement
	}

	return {
		prepare: (sql) => {
			const statement = prepare(sql)
			return {
				reader: statement.columns().length > 0,
				all: (values) => inWords(() => statement.all(...(values as SQLInputValue[]))),
				run: (values) => {
					// A full disk makes SQLite roll back by itself.
					if (sql === 'rollback' && !database.isTransaction) return { changes: 0, lastInsertRowid: 0 }
					return inWords(() => statement.run(...(values as SQLInputValue[])))
				},
				iterate: (values) => inWords(() => statement.iterate(...(values as SQLInputValue[]))),
			}
		},
		close: () => {
			prepared.clear()
			database.close()
			onClose()
		},
	}
}
