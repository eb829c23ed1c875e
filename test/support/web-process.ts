import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { START_FLAGS } from './start-flags.ts'

export interface WebProcess extends AsyncDisposable {
	readonly url: string
	/** Everything that it has written so far. */
	readonly output: () => string
	/** Sends the signal and waits for the end. @returns the exit code, null after a kill */
	readonly end: (signal: NodeJS.Signals) => Promise<number | null>
}

const LISTENING = /"Server listening at (http:\/\/127\.0\.0\.1:\d+)"/u
const OPENED = /The page is open at /u

/**
 * `npm start` as its own process with no channel but the page, once it listens. Rejects with what it wrote where it
 * ends before that.
 * @param more settings, before those given here
 */
export const startWebProcess = async (
	dataDir: string,
	more: Readonly<Record<string, string>> = {},
): Promise<WebProcess> => {
	const child = spawn(process.execPath, [...START_FLAGS, 'src/main.ts'], {
		env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'info', ...more },
		stdio: ['ignore', 'pipe', 'pipe'],
	})
	let written = ''
	const closed = once(child, 'close')
	const url = await new Promise<string>((resolve, reject) => {
		for (const stream of [child.stdout, child.stderr])
			stream.setEncoding('utf8').on('data', (text: string) => {
				written += text
				const [, address] = LISTENING.exec(written) ?? []
				if (address !== undefined && OPENED.test(written)) resolve(address)
			})
		child.on('error', reject)
		child.on('close', () => reject(new Error(written)))
	})
	const end = async (signal: NodeJS.Signals): Promise<number | null> => {
		child.kill(signal)
		await closed
		return child.exitCode
	}
	return {
		url,
		output: () => written,
		end,
		[Symbol.asyncDispose]: async () => {
			if (child.exitCode === null && child.signalCode === null) await end('SIGTERM')
		},
	}
}
