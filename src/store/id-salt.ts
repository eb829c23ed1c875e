import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppError } from '../domain/errors.ts'
import { sqliteError } from './sqlite-errors.ts'

/** The file with the word that ids are hashed with, where ID_SALT is not set. */
export const saltPath = (dataDir: string): string => join(dataDir, 'id-salt')

/** Where the salt of a backup is. */
export const saltBeside = (backup: string): string => `${backup}.id-salt`

/** As ID_SALT. */
const LEAST_CHARACTERS = 16
const BYTES = 32

const unusable = (path: string, why: string, options?: ErrorOptions): AppError =>
	new AppError(
		'STORE_SALT_UNUSABLE',
		`The word that ids are hashed with cannot be used: ${path} ${why}. Without it nobody is recognised.`,
		'Put the file back from a backup (id-salt), or set ID_SALT in .env to the word that it held.',
		options,
	)

/** @throws AppError STORE_SALT_UNUSABLE for a file that cannot be read or holds fewer than 16 characters */
export const readSalt = (path: string): string => {
	let salt = ''
	try {
		salt = readFileSync(path, 'utf8').trim()
	} catch (error) {
		throw unusable(path, `cannot be read (${error instanceof Error ? error.message : error})`, {
			cause: error,
		})
	}
	if (salt.length >= LEAST_CHARACTERS) return salt
	throw unusable(path, salt === '' ? 'is empty' : `holds fewer than ${LEAST_CHARACTERS} characters`)
}

/** A file for its owner alone that is whole or not there. Replaces what is at `path`. @throws AppError */
export const writeSalt = (path: string, salt: string): void => {
	const draft = `${path}.new`
	try {
		mkdirSync(dirname(path), { recursive: true })
		rmSync(draft, { force: true })
		writeFileSync(draft, `${salt}\n`, { mode: 0o600, flush: true })
		renameSync(draft, path)
	} catch (error) {
		throw sqliteError(error, path)
	}
}

/**
 * The salt of a data folder, made where there is none. No other process may do so at the same time.
 * @param isUsed whether there are ids that were hashed with one
 * @throws AppError STORE_SALT_UNUSABLE, also for one that was there once and is lost
 */
export const keptSalt = async (dataDir: string, isUsed: () => Promise<boolean>): Promise<string> => {
	const path = saltPath(dataDir)
	if (existsSync(path)) return readSalt(path)
	if (await isUsed())
		throw unusable(path, 'is not there, while the database holds ids that were hashed with it')
	const salt = randomBytes(BYTES).toString('base64url')
	writeSalt(path, salt)
	return salt
}
