import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Clock } from '../../../src/ports/clock.ts'
import type { Store } from '../../../src/ports/store.ts'
import { databasePath, openStore } from '../../../src/store/open-store.ts'
import { openPostgresTables } from '../../../src/store/postgres.ts'
import { startPostgres } from '../postgres.ts'

const SALT = 'salt of the soak tests'

/** Where a service keeps what it knows. */
export interface Place {
	readonly name: 'SQLite' | 'PostgreSQL'
	/** A folder for each process that is to run; SQLite has one for all. */
	readonly dataDir: (replica?: number) => string
	/** Settings for `startBotProcess`. */
	readonly settings: Readonly<Record<string, string>>
	/** SQLite: only while no service runs. */
	readonly open: (clock: Clock) => Promise<Store>
	/** Deliveries that are not settled, also while a service runs. */
	readonly openRows: () => Promise<number>
	/** As if the leases of dead workers were over; only while no service runs. */
	readonly endLeases: () => Promise<void>
	readonly dispose: () => Promise<void>
}

const storeOf = async (dataDir: string, clock: Clock, databaseUrl?: string): Promise<Store> => {
	const { store } = await openStore({ dataDir, databaseUrl, idSalt: SALT, keepUnanswered: false, clock })
	return store
}

export const sqlitePlace = (): Place => {
	const folder = mkdtempSync(join(tmpdir(), 'wenbao-soak-'))
	const path = databasePath(folder)
	const query = (sql: string, readOnly: boolean): readonly Record<string, unknown>[] => {
		const file = new DatabaseSync(path, { readOnly })
		try {
			return file.prepare(sql).all()
		} finally {
			file.close()
		}
	}
	return {
		name: 'SQLite',
		dataDir: () => folder,
		settings: { ID_SALT: SALT },
		open: (clock) => storeOf(folder, clock),
		openRows: async () =>
			Number(query('select count(*) as n from deliveries where settled_ms is null', true)[0]?.['n']),
		endLeases: async () => {
			query(`update deliveries set open_ms = ${Date.now()} where settled_ms is null`, false)
		},
		dispose: async () => rmSync(folder, { recursive: true, force: true }),
	}
}

export interface PostgresPlace extends Place {
	/** The server ends at once and comes again. */
	readonly restart: () => Promise<void>
}

export const postgresPlace = async (): Promise<PostgresPlace> => {
	const server = await startPostgres()
	const url = await server.database('soak')
	const folders: string[] = []
	// Creates the tables, so that replicas that start at once find them.
	await (await storeOf('', { now: Date.now }, url)).close()
	const db = await openPostgresTables({ url, maxConnections: 1 })
	return {
		name: 'PostgreSQL',
		dataDir: (replica = 0) => {
			folders[replica] ??= mkdtempSync(join(tmpdir(), `wenbao-soak-${replica}-`))
			return folders[replica]
		},
		settings: { ID_SALT: SALT, DATABASE_URL: url },
		open: (clock) => storeOf('', clock, url),
		openRows: async () => {
			const { rows } = await db
				.selectFrom('deliveries')
				.select(({ fn }) => fn.countAll<number>().as('rows'))
				.where('settled_ms', 'is', null)
				.executeTakeFirstOrThrow()
			return rows
		},
		endLeases: async () => {
			await db
				.updateTable('deliveries')
				.set({ open_ms: Date.now() })
				.where('settled_ms', 'is', null)
				.execute()
		},
		restart: server.restart,
		dispose: async () => {
			await db.destroy()
			await server.stop()
			for (const folder of folders) rmSync(folder, { recursive: true, force: true })
		},
	}
}
