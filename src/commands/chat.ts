import { createTerminal } from '../../adapters/terminal/index.ts'
import { openDoor } from '../wiring/house.ts'
import type { Command } from './command.ts'
import { terminal } from './terminal.ts'

/** A chat in this terminal. */
export const run: Command = async (_, settings) => {
	const handle = await openDoor(settings, true)
	await createTerminal({ handle, input: process.stdin, output: process.stdout, config: terminal() }).run()
	return 0
}
