import { execFile } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from './soak/free-port.ts'

const run = promisify(execFile)
/** A user whose password the server asks for, once a test has created it. */
export const GUARDED = 'guarded'

const VERSIONS = '/usr/lib/postgresql'

/** A PostgreSQL of its own in a temporary folder, on a free port of 127.0.0.1. */
export interface PostgresServer {
	/** Of the database `name`, which is created when it is not there. */
	readonly database: (name: string) => Promise<string>
	/** Ends every connection, as a crash would. */
	readonly down: () => Promise<void>
	readonly up: () => Promise<void>
	/** Down and up again. */
	readonly restart: () => Promise<void>
	/** A folder that the server may write, for what a test puts there. */
	readonly folder: string
	/** Whose the server is; null where it runs as the tests do. */
	readonly account: { readonly uid: number; readonly gid: number } | null
	readonly stop: () => Promise<void>
}

const binaries = (): string | null => {
	const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS) : []
	const newest = versions.toSorted((a, b) => Number(b) - Number(a))[0]
	return newest === undefined ? null : join(VERSIONS, newest, 'bin')
}

/** The server refuses to run as root: Debian's package brings an account for it. */
const account = (): { readonly uid: number; readonly gid: number } | null => {
	const line = readFileSync('/etc/passwd', 'utf8').match(/^postgres:[^:]*:(\d+):(\d+):/mu)
	return line === null ? null : { uid: Number(line[1]), gid: Number(line[2]) }
}

const isRoot = (): boolean => process.getuid?.() === 0

/** Why no server can be started here; null where one can. */
export const whyNoPostgres = (): string | null => {
	if (binaries() === null) return `no server in ${VERSIONS}: apt-get install postgresql`
	return isRoot() && account() === null ? 'run as root, without an account named postgres' : null
}

export interface ServerOptions {
	/** Whether a commit waits for the disk, as in service; default true. Without, only a power cut loses something. */
	readonly fsync?: boolean
}

export const startPostgres = async ({ fsync = true }: ServerOptions = {}): Promise<PostgresServer> => {
	const bin = binaries()
	if (bin === null) throw new Error(whyNoPostgres() ?? '')
	const folder = mkdtempSync(join(tmpdir(), 'wenbao-postgres-'))
	const as = isRoot() ? account() : null
	if (as !== null) chownSync(folder, as.uid, as.gid)
	const port = await freePort()
	const data = join(folder, 'data')
	const server = (command: string, ...args: readonly string[]) =>
		run(join(bin, command), args, { ...as, cwd: folder })
	const control = async (...args: readonly string[]): Promise<void> => {
		await server('pg_ctl', '-D', data, '-s', '-w', '-l', join(folder, 'log'), ...args)
	}

	await server('initdb', '-D', data, '-A', 'trust', '-U', 'wenbao', '-E', 'UTF8', '--no-sync')
	// Everybody else is let in without a password.
	const access = join(data, 'pg_hba.conf')
	writeFileSync(access, `host all ${GUARDED} all scram-sha-256\n${readFileSync(access, 'utf8')}`)
	const options = [
		`-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder}`,
		`-c fsync=${fsync ? 'on' : 'off'}`,
	].join(' ')
	const up = () => control('-o', options, 'start')
	const down = () => control('-m', 'immediate', 'stop')
	await up()
	const names = new Set<string>()
	return {
		database: async (name) => {
			if (!names.has(name))
				await server('createdb', '-h', '127.0.0.1', '-p', String(port), '-U', 'wenbao', name)
			names.add(name)
			return `postgres://wenbao@127.0.0.1:${port}/${name}`
		},
		up,
		down,
		restart: async () => {
			await down()
			await up()
		},
		folder,
		account: as,
		stop: async () => {
			await down()
			rmSync(folder, { recursive: true, force: true })
		},
	}
}
