import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { AppError } from '../domain/errors.ts'
import { saltBeside, saltPath } from './id-salt.ts'
import { databasePath } from './open-store.ts'

const USAGE = `npm run -s store -- backup FILE    a copy of the database in DATA_DIR, also while the service runs
npm run -s store -- restore FILE   puts a backup back; stop the service first
npm run -s store -- copy           everything from DATA_DIR into the empty PostgreSQL of DATABASE_URL; stop it first`

export interface StoreCommandOptions {
	/** DATA_DIR. */
	readonly dataDir: string
	/** DATABASE_URL. */
	readonly databaseUrl: string | undefined
	readonly print: (line: string) => void
}

type Command = (args: readonly string[], options: StoreCommandOptions) => Promise<void>

const wrongUse = (message: string): AppError => new AppError('CLI_USAGE', message, USAGE)

/** The one file that a command is given, as a whole path. */
const fileOf = (args: readonly string[]): string => {
	const [file = '', ...more] = args
	if (file === '' || file.startsWith('-') || more.length > 0) throw wrongUse('Name one file.')
	return resolve(file)
}

const refusePostgres = (databaseUrl: string | undefined): void => {
	if (databaseUrl === undefined) return
	throw new AppError(
		'STORE_IS_POSTGRES',
		'DATABASE_URL is set: what is kept is in PostgreSQL, and not in DATA_DIR.',
		'Use pg_dump and pg_restore. For the file in DATA_DIR, run the command without DATABASE_URL.',
	)
}

const backUp: Command = async (args, { dataDir, databaseUrl, print }) => {
	const to = fileOf(args)
	refusePostgres(databaseUrl)
	const { backUpSqlite } = await import('./sqlite-backup.ts')
	const hasSalt = await backUpSqlite({ from: databasePath(dataDir), to })
	print(`Backup: ${to}`)
	print(
		hasSalt
			? `It belongs together with ${saltBeside(to)}: keep both, and keep them where nobody else reads them.`
			: 'ID_SALT of .env belongs to it: without that word nobody is recognised.',
	)
}

const restore: Command = async (args, { dataDir, databaseUrl, print }) => {
	const from = fileOf(args)
	refusePostgres(databaseUrl)
	const { restoreSqlite } = await import('./sqlite-restore.ts')
	const to = databasePath(dataDir)
	const hasSalt = await restoreSqlite({ from, to })
	print(`Restored: ${to}. What was there before ends in .before-restore.`)
	if (!hasSalt)
		print(`There is no ${saltBeside(from)}: nobody is recognised unless ID_SALT or id-salt is what it was.`)
}

const copy: Command = async (args, { dataDir, databaseUrl, print }) => {
	if (args.length > 0) throw wrongUse('copy takes no file.')
	if (databaseUrl === undefined)
		throw new AppError(
			'STORE_URL_MISSING',
			'DATABASE_URL is not set: there is nowhere to copy to.',
			'Set DATABASE_URL in .env to an empty database, such as postgres://user:password@host:5432/name.',
		)
	const { copySqliteToPostgres } = await import('./copy-store.ts')
	const counts = await copySqliteToPostgres(databasePath(dataDir), { url: databaseUrl })
	for (const [table, rows] of Object.entries(counts)) print(`${table}: ${rows}`)
	if (existsSync(saltPath(dataDir)))
		print(`Set ID_SALT in .env to the word in ${saltPath(dataDir)}: without it nobody is recognised.`)
}

const COMMANDS: Readonly<Record<string, Command>> = { backup: backUp, restore, copy }

/**
 * `npm run -s store -- …`. Prints what was done.
 * @returns the exit code
 * @throws AppError CLI_USAGE for wrong use, else what went wrong, and nothing was changed
 */
export const runStoreCommand = async (
	[name = '', ...args]: readonly string[],
	options: StoreCommandOptions,
): Promise<number> => {
	const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
	if (command === undefined)
		throw wrongUse(name === '' ? 'Name a command.' : `store ${name} is not a command.`)
	await command(args, options)
	return 0
}
