import { type Migration, Migrator } from 'kysely/migration'
import { AppError } from '../domain/errors.ts'
import { first } from './migrations/0001-first.ts'
import { dailyTips } from './migrations/0002-daily-tips.ts'
import type { Database } from './schema.ts'

/** In order of name. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
	'0001-first': first,
	'0002-daily-tips': dailyTips,
}

const TABLE = 'wenbao_migrations'

/** Names of the migrations that a database has been through; none for an empty one. */
const doneIn = async (db: Database): Promise<readonly string[]> => {
	const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
	if (!tables.some(({ name }) => name === TABLE)) return []
	const rows = await db
		.withTables<{ readonly [TABLE]: { readonly name: string } }>()
		.selectFrom(TABLE)
		.select('name')
		.orderBy('name')
		.execute()
	return rows.map(({ name }) => name)
}

/**
 * Only reads.
 * @returns whether nothing is pending
 * @throws AppError STORE_NEWER when the database is ahead of this program
 */
export const refuseNewer = async (
	db: Database,
	place: string,
	migrations: Readonly<Record<string, Migration>> = MIGRATIONS,
): Promise<boolean> => {
	const done = await doneIn(db)
	const unknown = done.filter((name) => !Object.hasOwn(migrations, name))
	if (unknown.length === 0) return done.length === Object.keys(migrations).length
	throw new AppError(
		'STORE_NEWER',
		`The database in ${place} was written by a newer Wenbao: it holds ${unknown.join(', ')}. Nothing was changed.`,
		'Start the newer version again, or restore a backup that was made before the update.',
	)
}

/**
 * Brings the tables up to date: all pending migrations or none. Processes that start at once wait for each other.
 * @throws AppError STORE_NEWER, STORE_MIGRATION_FAILED, or what the database itself has to say
 */
export const bringUpToDate = async (
	db: Database,
	place: string,
	migrations: Readonly<Record<string, Migration>> = MIGRATIONS,
): Promise<void> => {
	if (await refuseNewer(db, place, migrations)) return
	const migrator = new Migrator({
		db,
		provider: { getMigrations: async () => ({ ...migrations }) },
		migrationTableName: TABLE,
		migrationLockTableName: 'wenbao_migration_lock',
	})
	const { error } = await migrator.migrateToLatest()
	if (error === undefined) return
	// A newer replica may have migrated after the first look.
	await refuseNewer(db, place, migrations)
	if (error instanceof AppError && error.code !== 'STORE_FAILED') throw error
	throw new AppError(
		'STORE_MIGRATION_FAILED',
		`The tables in ${place} could not be brought up to date, and are as they were: ${String(error)}`,
		'Start the version that ran before, and report this message.',
		{ cause: error },
	)
}
