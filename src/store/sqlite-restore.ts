import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { AppError } from '../domain/errors.ts'
import { readSalt, saltBeside, saltPath, writeSalt } from './id-salt.ts'
import { refuseNewer } from './migrate.ts'
import type { Tables } from './schema.ts'
import { toDisk } from './sqlite-backup.ts'
import { forKysely } from './sqlite-database.ts'
import { sqliteDialect } from './sqlite-dialect.ts'
import { sqliteError } from './sqlite-errors.ts'
import { lockFor } from './sqlite-lock.ts'

export interface Restore {
	/** The backup; it is only read. */
	readonly from: string
	/** The database file, in DATA_DIR. */
	readonly to: string
}

const ENDS = ['', '-wal', '-shm'] as const

/** Throws unless `path`, a copy of `name`, is a whole database of Wenbao that this program understands. */
const examine = async (path: string, name: string): Promise<void> => {
	const file = new DatabaseSync(path)
	const db = new Kysely<Tables>({ dialect: sqliteDialect(forKysely(file, name, () => undefined)) })
	try {
		const [row] = file.prepare('pragma integrity_check').all()
		const tables = await db.introspection.getTables()
		if (row?.['integrity_check'] !== 'ok' || !tables.some((table) => table.name === 'subscriptions'))
			throw new AppError(
				'STORE_DAMAGED',
				`The backup ${name} is damaged, or no backup of Wenbao. Nothing was changed.`,
				'Name another backup.',
			)
		await refuseNewer(db, name)
	} catch (error) {
		throw sqliteError(error, name)
	} finally {
		await db.destroy()
	}
}

const keepBeside = (path: string, end: (typeof ENDS)[number]): void => {
	const kept = `${path}.before-restore${end}`
	copyFileSync(path + end, kept)
	toDisk(kept)
}

/** Puts the salt of a backup in the place of that of the folder. */
const restoreSalt = (salt: string, path: string): void => {
	if (existsSync(path)) copyFileSync(path, `${path}.before-restore`)
	writeSalt(path, salt)
}

/**
 * Puts a backup in the place of the database, while no service runs. What was there stays beside it, its name ending
 * in `.before-restore`.
 * @returns whether there was a salt beside the backup, which goes with it
 * @throws AppError STORE_NO_BACKUP, STORE_IN_USE, STORE_NEWER, STORE_DAMAGED, STORE_SALT_UNUSABLE, or why a file cannot be read or written
 */
export const restoreSqlite = async ({ from, to }: Restore): Promise<boolean> => {
	if (!existsSync(from))
		throw new AppError(
			'STORE_NO_BACKUP',
			`There is no backup ${from}.`,
			'Name the file that the backup command wrote.',
		)
	const release = lockFor(to)
	const draft = `${to}.restoring`
	const discard = (): void => {
		for (const end of ENDS) rmSync(draft + end, { force: true })
	}
	try {
		// What a kill left.
		discard()
		copyFileSync(from, draft)
		await examine(draft, from)
		toDisk(draft)
		const salt = existsSync(saltBeside(from)) ? readSalt(saltBeside(from)) : null
		for (const end of ENDS) if (existsSync(to + end)) keepBeside(to, end)
		// A log of the old file must not be played into the new one.
		for (const end of ['-wal', '-shm']) rmSync(to + end, { force: true })
		renameSync(draft, to)
		if (salt !== null) restoreSalt(salt, saltPath(dirname(to)))
		return salt !== null
	} catch (error) {
		throw sqliteError(error, to)
	} finally {
		discard()
		release()
	}
}
