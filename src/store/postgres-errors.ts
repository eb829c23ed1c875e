import { AppError } from '../domain/errors.ts'

type Cause = 'UNREACHABLE' | 'REFUSED' | 'READ_ONLY' | 'FULL' | 'LOCKED' | 'CONFLICT' | 'DAMAGED' | 'FAILED'

/** SQLSTATE, whole or its class of two characters, and the codes of Node for connections. */
const CAUSES: Readonly<Record<string, Cause>> = {
	'08': 'UNREACHABLE',
	'57P01': 'UNREACHABLE',
	'57P02': 'UNREACHABLE',
	'57P03': 'UNREACHABLE',
	'53300': 'UNREACHABLE',
	ECONNREFUSED: 'UNREACHABLE',
	ECONNRESET: 'UNREACHABLE',
	EPIPE: 'UNREACHABLE',
	ENOTFOUND: 'UNREACHABLE',
	EAI_AGAIN: 'UNREACHABLE',
	ETIMEDOUT: 'UNREACHABLE',
	EHOSTUNREACH: 'UNREACHABLE',
	ENETUNREACH: 'UNREACHABLE',
	ENOENT: 'UNREACHABLE',
	'28': 'REFUSED',
	'3D000': 'REFUSED',
	'3F000': 'REFUSED',
	'42501': 'REFUSED',
	'25006': 'READ_ONLY',
	'53100': 'FULL',
	'55P03': 'LOCKED',
	'57014': 'LOCKED',
	// A row that was added or deleted between two statements of a transaction.
	'23503': 'CONFLICT',
	'23505': 'CONFLICT',
	'40001': 'CONFLICT',
	'40P01': 'CONFLICT',
	XX001: 'DAMAGED',
	XX002: 'DAMAGED',
}

const TEXTS: Readonly<Record<Cause, readonly [what: string, hint: string]>> = {
	UNREACHABLE: [
		'does not answer',
		'Start PostgreSQL, or correct host and port of DATABASE_URL in .env. Work goes on when it is back.',
	],
	REFUSED: [
		'does not let Wenbao in',
		'Correct user, password and database name of DATABASE_URL in .env; the user must be allowed to create tables.',
	],
	READ_ONLY: ['takes no changes', 'DATABASE_URL must name the primary server, not a copy for reading.'],
	FULL: [
		'cannot grow: its disk is full',
		'Free some space on the server of DATABASE_URL. What was saved is intact.',
	],
	LOCKED: [
		'kept a statement waiting for too long',
		'End what holds the tables of DATABASE_URL, such as an open session of a database tool; nothing was changed.',
	],
	CONFLICT: [
		'undid one of two changes that stood in the way of each other',
		'Try again; nothing was changed.',
	],
	DAMAGED: ['is damaged', 'Stop Wenbao and restore a backup of the database that DATABASE_URL names.'],
	FAILED: ['failed', 'Look at the cause, and at the log of the server that DATABASE_URL names.'],
}

/** What node-postgres says in words only. */
const SAYS_UNREACHABLE =
	/connection terminated|timeout exceeded when trying to connect|query read timeout|not queryable/iu
const SAYS_REFUSED = /\bSSL\b|certificate|SASL|password must be a string/iu

const causeOf = (error: unknown): Cause => {
	if (!(error instanceof Error)) return 'FAILED'
	const code = 'code' in error ? String(error.code) : ''
	const known = CAUSES[code] ?? (code.length === 5 ? CAUSES[code.slice(0, 2)] : undefined)
	if (known !== undefined) return known
	if (SAYS_UNREACHABLE.test(error.message)) return 'UNREACHABLE'
	return SAYS_REFUSED.test(error.message) ? 'REFUSED' : 'FAILED'
}

/** Several addresses of one host, each refused, come as an error without a message. */
const detailOf = (error: unknown): string => {
	if (error instanceof AggregateError) return error.errors.map(detailOf).join('; ')
	return error instanceof Error ? error.message : String(error)
}

/** @param place host, port and name, without user and password */
export const postgresError = (error: unknown, place: string): AppError => {
	if (error instanceof AppError) return error
	const cause = causeOf(error)
	const [what, hint] = TEXTS[cause]
	return new AppError(
		`STORE_${cause}`,
		`The database ${place} (DATABASE_URL) ${what}: ${detailOf(error)}.`,
		hint,
		// What node-postgres throws may hold the values of a row: kept out of logs.
		{ cause: new Error(detailOf(error)) },
	)
}
