import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../domain/errors.ts'

const SALT_BYTES = 32
const LEAST_LENGTH = 16

/** Where the salt of a DATA_DIR is kept. It belongs to every backup of the database beside it. */
export const saltPath = (dataDir: string): string => join(dataDir, 'id-salt')

const unusable = (path: string, why: string, cause?: unknown): AppError =>
	new AppError(
		'ID_SALT_UNUSABLE',
		`The word that hides the ids of people cannot be read from ${path}: ${why}. It is not replaced, because with another one nobody would be recognised.`,
		'Put the file back from a backup, or set ID_SALT to what it was. To begin anew, remove the file and the database beside it.',
		{ cause },
	)

const read = (path: string): string => {
	let salt: string
	try {
		salt = readFileSync(path, 'utf8').trim()
	} catch (error) {
		throw unusable(path, error instanceof Error ? error.message : String(error), error)
	}
	if (salt.length < LEAST_LENGTH) throw unusable(path, salt === '' ? 'it is empty' : 'it was cut off')
	return salt
}

/**
 * The salt of a DATA_DIR, made at the first start: only its owner may read it.
 * @throws AppError ID_SALT_UNUSABLE
 */
export const keptSalt = (dataDir: string): string => {
	const path = saltPath(dataDir)
	if (existsSync(path)) return read(path)
	const draft = `${path}.${process.pid}.tmp`
	try {
		mkdirSync(dataDir, { recursive: true })
		writeFileSync(draft, `${randomBytes(SALT_BYTES).toString('base64url')}\n`, { mode: 0o600, flush: true })
		renameSync(draft, path)
	} catch (error) {
		throw new AppError(
			'DATA_DIR_UNUSABLE',
			`Nothing can be kept in ${dataDir} (DATA_DIR): ${error instanceof Error ? error.message : String(error)}.`,
			'Set DATA_DIR to a folder that this user may write to.',
			{ cause: error },
		)
	}
	return read(path)
}
