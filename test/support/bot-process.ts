import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { BotApi } from './bot-api/bot-api.ts'
import { START_FLAGS } from './start-flags.ts'

export interface BotProcess {
	readonly child: ChildProcess
	/** Everything that it has written so far. */
	readonly output: () => string
	/** Sends the signal and waits for the end. @returns the exit code, null after a kill */
	readonly end: (signal: NodeJS.Signals) => Promise<number | null>
}

/** `npm start` as its own process, with a token of the test server. @param more settings, before those given here */
export const startBotProcess = (
	api: Pick<BotApi, 'token' | 'url'>,
	dataDir: string,
	more: Readonly<Record<string, string>> = {},
	program = 'src/main.ts',
): BotProcess => {
	const child = spawn(process.execPath, [...START_FLAGS, program], {
		env: {
			PATH: process.env['PATH'] ?? '',
			TELEGRAM_BOT_TOKEN: api.token,
			TELEGRAM_API_ROOT: api.url,
			DATA_DIR: dataDir,
			PORT: '0',
			LOG_LEVEL: 'warn',
			...more,
		},
		stdio: ['ignore', 'pipe', 'pipe'],
	})
	let written = ''
	for (const stream of [child.stdout, child.stderr])
		stream.setEncoding('utf8').on('data', (text: string) => {
			written += text
		})
	return {
		child,
		output: () => written,
		end: async (signal) => {
			if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
			child.kill(signal)
			await once(child, 'close')
			return child.exitCode
		},
	}
}
