import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { AppError } from '../domain/errors.ts'
import { readSalt, saltBeside, saltPath, writeSalt } from './id-salt.ts'
import { createPrivately } from './sqlite-database.ts'

export interface Backup {
	/** The database file in DATA_DIR; it is only read. */
	readonly from: string
	/** Must not be there. */
	readonly to: string
}

const ENDS = ['', '-wal', '-shm', '-journal'] as const

const refuseToReplace = (path: string): void => {
	if (!existsSync(path)) return
	throw new AppError(
		'STORE_BACKUP_EXISTS',
		`${path} is there already; it was left as it is, and no backup was made.`,
		'Name another file, or move that one away.',
	)
}

const notMade = (path: string, cause: unknown): AppError =>
	new AppError(
		'STORE_BACKUP_FAILED',
		`The backup ${path} could not be made: ${cause instanceof Error ? cause.message : cause}. Nothing is left of it.`,
		'Name a file in a folder that may be written, on a disk with enough space.',
		{ cause },
	)

/** @throws AppError STORE_NO_DATABASE */
export const needDatabase = (path: string): void => {
	if (existsSync(path)) return
	throw new AppError(
		'STORE_NO_DATABASE',
		`There is no database ${path} (DATA_DIR).`,
		'Set DATA_DIR in .env to the folder of the service. The file is made when the service starts.',
	)
}

export const toDisk = (path: string): void => {
	const handle = openSync(path, 'r+')
	fsyncSync(handle)
	closeSync(handle)
}

/** One snapshot, however long it takes and whatever a service writes meanwhile. */
const copySnapshot = async (from: string, to: string): Promise<void> => {
	const source = new DatabaseSync(from, { readOnly: true })
	try {
		// Without a transaction of its own, a copy begins anew with everything that is written meanwhile.
		source.exec('begin; select name from sqlite_master')
		await backup(source, to)
	} finally {
		source.close()
	}
}

/**
 * Copies a database as of now, while a service may use it, and the salt of its folder beside the copy.
 * @returns whether there was a salt
 * @throws AppError STORE_BACKUP_EXISTS, STORE_BACKUP_FAILED, STORE_NO_DATABASE, STORE_SALT_UNUSABLE
 */
export const backUpSqlite = async ({ from, to }: Backup): Promise<boolean> => {
	needDatabase(from)
	const salt = existsSync(saltPath(dirname(from))) ? readSalt(saltPath(dirname(from))) : null
	const targets = salt === null ? [to] : [to, saltBeside(to)]
	targets.forEach(refuseToReplace)
	const draft = `${to}.partial`
	const discard = (): void => {
		for (const end of ENDS) rmSync(draft + end, { force: true })
	}
	try {
		// What a kill left.
		discard()
		createPrivately(draft)
		await copySnapshot(from, draft)
		toDisk(draft)
		targets.forEach(refuseToReplace)
		if (salt !== null) writeSalt(saltBeside(to), salt)
		renameSync(draft, to)
		return salt !== null
	} catch (error) {
		throw error instanceof AppError ? error : notMade(to, error)
	} finally {
		discard()
	}
}
