import '../bin/require-node.mjs'
import { config as loadEnvironmentFile } from 'dotenv'
import { type Command, wrongUse } from './commands/command.ts'
import { readSettings } from './config/settings.ts'
import { AppError } from './domain/errors.ts'

// What a command does not need is not loaded: one answered question starts in a fraction of a second.
const COMMANDS: ReadonlyMap<string, () => Promise<{ readonly run: Command }>> = new Map([
	['start', () => import('./commands/start.ts')],
	['chat', () => import('./commands/chat.ts')],
	['ask', () => import('./commands/ask.ts')],
	['knowledge', () => import('./commands/knowledge.ts')],
	['broadcast', () => import('./commands/broadcast.ts')],
	['wechat', () => import('./commands/wechat.ts')],
	['cards', () => import('./commands/cards.ts')],
	['store', () => import('./commands/store.ts')],
])

/** Runs one command. @returns the exit code; problems meant for people go to stderr in words. */
export const run = async ([name, ...args]: readonly string[]): Promise<number> => {
	// A reader that has seen enough, such as head, is no error.
	process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
	try {
		loadEnvironmentFile({ quiet: true })
		const settings = readSettings(process.env)
		const load = COMMANDS.get(name ?? '')
		if (load === undefined)
			throw wrongUse(name === undefined ? 'Name a command.' : `There is no command ${name}.`)
		const command = await load()
		return await command.run(args, settings)
	} catch (error) {
		const known = error instanceof TypeError && 'code' in error ? wrongUse(error.message) : error
		if (!(known instanceof AppError)) throw known
		console.error(`${known.message}\n${known.hint}`)
		return known.code === 'CLI_USAGE' ? 2 : 1
	}
}

if (import.meta.main) process.exitCode = await run(process.argv.slice(2))
