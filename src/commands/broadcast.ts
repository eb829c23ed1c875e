import { runBroadcastCommand } from '../operator/broadcast-command.ts'
import { asker } from './asker.ts'
import { type Command, QUIET } from './command.ts'

// Most of these are said to the running service, and need nothing of it here.
const wiring = () => import('../wiring/open-broadcast.ts')

/** What the office commands: to the running service, else over the store itself. */
export const run: Command = (args, settings) =>
	runBroadcastCommand(args, {
		dataDir: settings.DATA_DIR,
		ask: asker(),
		print: console.log,
		openDesk: async () => (await wiring()).openDeskAlone(settings, QUIET),
		rehearse: async (command) => (await wiring()).rehearseAloud(settings, command, console.log),
	})
