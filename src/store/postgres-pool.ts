import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import pg from 'pg'
import { AppError } from '../domain/errors.ts'
import { postgresError } from './postgres-errors.ts'
import { statementNames } from './statement-names.ts'

export interface PoolOptions {
	/** `postgres://user:password@host:port/name`. */
	readonly url: string
	/** Default 10. */
	readonly maxConnections?: number
	/** For a connection; default 5,000. */
	readonly connectTimeoutMs?: number
	/** For one statement, waiting for locks included; default 30,000. */
	readonly statementTimeoutMs?: number
	/** For the answer to one statement, from a server that says nothing at all; default 35,000. */
	readonly answerTimeoutMs?: number
}

/** OID of bigint, which node-postgres gives as text. Ours are milliseconds and counts, far below 2^53. */
const BIGINT = 20

const types: pg.CustomTypesConfig = {
	getTypeParser: (oid: number, format?: 'text' | 'binary') =>
		oid === BIGINT && format !== 'binary' ? Number : pg.types.getTypeParser(oid, format),
}

/** Host, port and name. @throws AppError STORE_URL_INVALID; it does not repeat the address, which holds a password */
export const placeOf = (url: string): string => {
	const parsed = URL.canParse(url) ? new URL(url) : null
	if (parsed !== null && /^postgres(ql)?:$/u.test(parsed.protocol) && parsed.pathname.length > 1)
		return `${parsed.host || 'localhost'}${parsed.pathname}`
	throw new AppError(
		'STORE_URL_INVALID',
		'DATABASE_URL is not the address of a PostgreSQL database.',
		'Write it as postgres://user:password@host:5432/name; a password with signs such as @ or / needs %40 or %2F.',
	)
}

/** The words of node-postgres for an answer that did not come in time. */
const isSilence = (error: unknown): error is Error =>
	error instanceof Error && error.message === 'Query read timeout'

const translated = (
	client: pg.PoolClient,
	place: string,
	nameOf: ReturnType<typeof statementNames>,
): PostgresPoolClient => {
	let silent: Error | null = null
	const run = async <Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>> => {
		try {
			// What follows on a connection that did not answer in time, such as a rollback, would wait as long again.
			if (silent !== null) throw silent
			const name = nameOf(text, values.length)
			const query = name === undefined ? { text } : { text, name }
			const result = await client.query({ ...query, values: [...values] })
			return result as unknown as PostgresQueryResult<Row>
		} catch (error) {
			if (isSilence(error)) silent = error
			throw postgresError(error, place)
		}
	}
	function query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>
	function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>
	function query<Row>(
		what: string | PostgresCursor<Row>,
		values: readonly unknown[] = [],
	): Promise<PostgresQueryResult<Row>> | PostgresCursor<Row> {
		if (typeof what === 'string') return run<Row>(what, values)
		throw new Error('The store reads without cursors.')
	}
	return { query, release: (destroy) => client.release(destroy === true || silent !== null) }
}

/** Connections as Kysely wants them, with errors in words. A server that restarts costs the statements under way. */
export const createPool = (options: PoolOptions): PostgresPool => {
	const { url, maxConnections = 10, connectTimeoutMs = 5000 } = options
	const { statementTimeoutMs = 30_000, answerTimeoutMs = 35_000 } = options
	const place = placeOf(url)
	const pool = new pg.Pool({
		connectionString: url,
		max: maxConnections,
		connectionTimeoutMillis: connectTimeoutMs,
		statement_timeout: statementTimeoutMs,
		query_timeout: answerTimeoutMs,
		keepAlive: true,
		application_name: 'wenbao',
		types,
	})
	// A connection that the server ends says so here, at rest or between two statements; unheard, it would end the
	// process. The next statement gets another connection, or an error.
	pool.on('error', () => undefined)
	pool.on('connect', (client) => client.on('error', () => undefined))
	const nameOf = statementNames()
	const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>()
	return {
		options: {},
		connect: async () => {
			try {
				const client = await pool.connect()
				const known = clients.get(client) ?? translated(client, place, nameOf)
				clients.set(client, known)
				return known
			} catch (error) {
				throw postgresError(error, place)
			}
		},
		end: () => pool.end(),
	}
}
