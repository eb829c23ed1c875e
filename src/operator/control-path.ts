import { createHash } from 'node:crypto'
import { join, relative, resolve } from 'node:path'
import { AppError } from '../domain/errors.ts'

/** What the name of a socket may have on every system: 108 on Linux, 104 on macOS, with a zero at the end. */
const MAX_PATH_BYTES = 103

const SOCKET = 'control.sock'

/**
 * Where the service of a DATA_DIR listens for the office: a socket in it, on Windows a pipe named after it.
 * @throws AppError CONTROL_PATH_TOO_LONG
 */
export const controlPath = (dataDir: string): string => {
	const folder = resolve(dataDir)
	if (process.platform === 'win32') {
		const name = createHash('sha256').update(folder.toLowerCase()).digest('hex').slice(0, 16)
		return `\\\\.\\pipe\\wenbao-${name}`
	}
	// Deep folders are the rule, and DATA_DIR is most often just below the present one.
	const paths = [join(folder, SOCKET), relative('.', join(folder, SOCKET))]
	const path = paths.find((candidate) => Buffer.byteLength(candidate) <= MAX_PATH_BYTES)
	if (path !== undefined) return path
	throw new AppError(
		'CONTROL_PATH_TOO_LONG',
		`DATA_DIR 的路径太长，装不下控制口。 / The path of DATA_DIR, ${folder}, leaves no room for the socket that the office's commands use: it may have ${MAX_PATH_BYTES} bytes.`,
		'Set DATA_DIR to a folder with a shorter path.',
	)
}
