import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { START_FLAGS } from '../start-flags.ts'

export interface WebService {
	/** `http://127.0.0.1:41234`, the same after a restart. */
	readonly origin: string
	readonly dataDir: string
	readonly kill: () => Promise<void>
	/** Again on the same port, over the same data. */
	readonly start: () => Promise<void>
	/** For good, with its data. */
	readonly end: () => Promise<void>
}

const OPEN = /http:\/\/127\.0\.0\.1:(\d+)/u

/** Resolves with its port when the service says that its page is open. */
const spawned = async (settings: Readonly<Record<string, string>>) => {
	const child = spawn(process.execPath, [...START_FLAGS, 'src/main.ts'], {
		env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'warn', ...settings },
		stdio: ['ignore', 'pipe', 'pipe'],
	})
	let written = ''
	const port = await new Promise<string>((resolve, reject) => {
		for (const stream of [child.stdout, child.stderr])
			stream.setEncoding('utf8').on('data', (text: string) => {
				written += text
				const found = OPEN.exec(written)?.[1]
				if (found !== undefined) resolve(found)
			})
		child.once('exit', (code) => reject(new Error(`The service ended with ${code}:\n${written}`)))
	})
	return { child, port }
}

const ended = async (child: ChildProcess): Promise<void> => {
	if (child.exitCode !== null || child.signalCode !== null) return
	child.kill('SIGKILL')
	await once(child, 'exit')
}

/** `npm start` as a process of its own, with nothing but the web page on. */
export const startWebService = async (
	settings: Readonly<Record<string, string>> = {},
): Promise<WebService> => {
	const dataDir = mkdtempSync(join(tmpdir(), 'wenbao-web-'))
	const all = { DATA_DIR: dataDir, ID_SALT: 'a-salt-for-tests-only', ...settings }
	let { child, port } = await spawned({ PORT: '0', ...all })
	const kill = (): Promise<void> => ended(child)
	return {
		origin: `http://127.0.0.1:${port}`,
		dataDir,
		kill,
		start: async () => {
			child = (await spawned({ ...all, PORT: port })).child
		},
		end: async () => {
			await kill()
			rmSync(dataDir, { recursive: true, force: true })
		},
	}
}
