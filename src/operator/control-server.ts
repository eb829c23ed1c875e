import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { connect } from 'node:net'
import { dirname, join } from 'node:path'
import { AppError } from '../domain/errors.ts'
import type { Log } from '../ports/log.ts'
import { controlPath } from './control-path.ts'
import { answerControl } from './control-request.ts'
import type { RunDesk } from './desk.ts'

export interface ControlServerOptions {
	readonly dataDir: string
	readonly run: RunDesk
	readonly log: Log
	/** For a whole request to arrive; default 10,000. */
	readonly requestMs?: number
}

/** Listens for the commands of the office, on this machine only. */
export interface ControlServer {
	/** Answers what is under way, for at most two seconds. */
	readonly stop: () => Promise<void>
}

const REQUEST_MS = 10_000
const PROBE_MS = 1000
const STOP_MS = 2000

/** Whether a process is there. One that does not answer in time, or has too many callers, is busy. */
const isLive = (path: string): Promise<boolean> =>
	new Promise((resolve) => {
		const socket = connect(path)
		const tell = (live: boolean): void => {
			socket.destroy()
			resolve(live)
		}
		socket.setTimeout(PROBE_MS, () => tell(true))
		socket.once('connect', () => tell(true))
		socket.once('error', (error: NodeJS.ErrnoException) => tell(error.code === 'EAGAIN'))
	})

const listen = (server: Server, path: string, bound: () => void): Promise<void> =>
	new Promise((resolve, reject) => {
		server.once('error', reject)
		server.listen(path, () => resolve())
		// Node binds within listen; nobody can have connected before this line.
		bound()
	})

/**
 * Born in a folder that nobody else may enter, made private, then moved to its place: it is never open to others,
 * and of two that begin at once one is reachable.
 */
const listenPrivately = async (server: Server, path: string): Promise<void> => {
	const folder = dirname(path)
	mkdirSync(folder, { recursive: true })
	const nursery = mkdtempSync(join(folder, '.c-'))
	const cradle = join(nursery, 's')
	try {
		await listen(server, cradle, () => chmodSync(cradle, 0o600))
		renameSync(cradle, path)
	} finally {
		rmSync(nursery, { recursive: true, force: true })
	}
}

const inodeOf = (path: string): number | null => statSync(path, { throwIfNoEntry: false })?.ino ?? null

const cannotListen = (path: string, error: unknown): AppError =>
	new AppError(
		'CONTROL_CANNOT_LISTEN',
		`控制口开不了。 / The socket for the office's commands, ${path}, cannot be opened: ${error instanceof Error ? error.message : String(error)}.`,
		'DATA_DIR must be a folder that the service may write into.',
		{ cause: error },
	)

/**
 * Takes over from a process that was killed. Where another one is alive and has the same DATA_DIR it answers for
 * both: they share the store.
 * @throws AppError CONTROL_PATH_TOO_LONG, CONTROL_CANNOT_LISTEN
 */
export const openControlServer = async (options: ControlServerOptions): Promise<ControlServer> => {
	const { dataDir, run, log, requestMs = REQUEST_MS } = options
	const path = controlPath(dataDir)
	if (await isLive(path)) {
		log.warn({}, 'another service with this DATA_DIR answers the commands of the office')
		return { stop: async () => undefined }
	}
	const isPipe = process.platform === 'win32'
	const server = createServer(
		{ requestTimeout: requestMs, headersTimeout: requestMs, connectionsCheckingInterval: requestMs / 4 },
		(request, response) => void answerControl(request, response, { run, log }),
	)
	try {
		await (isPipe ? listen(server, path, () => undefined) : listenPrivately(server, path))
	} catch (error) {
		server.close()
		throw cannotListen(path, error)
	}
	const inode = isPipe ? null : inodeOf(path)
	return {
		stop: () =>
			new Promise((resolve) => {
				// What another process has put there since is not ours to remove.
				if (inode !== null && inodeOf(path) === inode) rmSync(path, { force: true })
				const late = setTimeout(() => server.closeAllConnections(), STOP_MS)
				server.close(() => {
					clearTimeout(late)
					resolve()
				})
				server.closeIdleConnections()
			}),
	}
}
