import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { AppError } from '../domain/errors.ts'
import { sqliteError } from './sqlite-errors.ts'

const BUSY = 5

/**
 * One process for a database file. The lock is SQLite's own on a second, empty file: the system takes it back when
 * a process is killed, on Linux, macOS and Windows, so no stale lock ever has to be removed.
 * @returns how to give it back
 * @throws AppError STORE_IN_USE, or why the folder cannot be written
 */
export const lockFor = (path: string): (() => void) => {
	let lock: DatabaseSync | null = null
	try {
		mkdirSync(dirname(path), { recursive: true })
		lock = new DatabaseSync(`${path}.lock`, { timeout: 0 })
		lock.exec('begin exclusive')
		const held = lock
		return () => held.close()
	} catch (error) {
		lock?.close()
		if (!(error instanceof Error && 'errcode' in error && error.errcode === BUSY))
			throw sqliteError(error, path)
		throw new AppError(
			'STORE_IN_USE',
			`Another Wenbao runs on ${dirname(path)} (DATA_DIR).`,
			'Stop it first, or give this one a DATA_DIR of its own. Several at once need DATABASE_URL, a PostgreSQL.',
			{ cause: error },
		)
	}
}
