import { AppError } from '../domain/errors.ts'

type Cause = 'LOCKED' | 'READ_ONLY' | 'FULL' | 'DAMAGED' | 'FAILED'

/** Primary result codes of SQLite, and the codes of Node for files. */
const CAUSES: Readonly<Record<string, Cause>> = {
	5: 'LOCKED',
	6: 'LOCKED',
	8: 'READ_ONLY',
	14: 'READ_ONLY',
	EACCES: 'READ_ONLY',
	EPERM: 'READ_ONLY',
	EROFS: 'READ_ONLY',
	ENOTDIR: 'READ_ONLY',
	EEXIST: 'READ_ONLY',
	13: 'FULL',
	ENOSPC: 'FULL',
	EDQUOT: 'FULL',
	11: 'DAMAGED',
	26: 'DAMAGED',
}

const TEXTS: Readonly<Record<Cause, readonly [what: string, hint: string]>> = {
	LOCKED: [
		'is locked by another program',
		'Close the program that has it open, such as a database browser; nothing was changed.',
	],
	READ_ONLY: [
		'cannot be written',
		'Give the account that runs Wenbao the right to write there, or set DATA_DIR in .env to another folder.',
	],
	FULL: [
		'cannot grow: its disk is full',
		'Free some space, or move the folder to a larger disk and set DATA_DIR in .env. What was saved is intact.',
	],
	DAMAGED: [
		'is damaged, or is no database',
		'Keep a copy of it, restore a backup, or set DATA_DIR in .env to an empty folder.',
	],
	FAILED: ['failed', 'Look at the cause, and at the disk that DATA_DIR is on.'],
}

const PRIMARY_CODE = 0xff

const causeOf = (error: unknown): Cause => {
	if (!(error instanceof Error)) return 'FAILED'
	const code = 'errcode' in error ? Number(error.errcode) & PRIMARY_CODE : 'code' in error ? error.code : ''
	return CAUSES[String(code)] ?? 'FAILED'
}

/** @param path of the database file, below DATA_DIR */
export const sqliteError = (error: unknown, path: string): AppError => {
	if (error instanceof AppError) return error
	const cause = causeOf(error)
	const [what, hint] = TEXTS[cause]
	const detail = error instanceof Error ? error.message : String(error)
	return new AppError(`STORE_${cause}`, `The database ${path} (DATA_DIR) ${what}: ${detail}.`, hint, {
		cause: error,
	})
}
