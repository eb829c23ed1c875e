import { type DeskCommand, parseDesk } from './parse-desk.ts'
import { type DeskCommandIo, runWithYes } from './run-with-yes.ts'
import { shellLine } from './shell-line.ts'

export interface BroadcastCommandIo extends DeskCommandIo {
	/** In this process, whether a service runs or not. Resolves to the exit code. */
	readonly rehearse: (command: Extract<DeskCommand, { kind: 'rehearse' }>) => Promise<number>
}

/**
 * `npm run -s broadcast -- …`. @returns the exit code: 1 where something would have been sent and nobody said yes
 * @throws AppError CLI_USAGE, CONTROL_…, STORE_…
 */
export const runBroadcastCommand = async (
	args: readonly string[],
	io: BroadcastCommandIo,
): Promise<number> => {
	const wanted = args.filter((arg) => arg !== '--yes')
	// What is wrong is said before anything is opened.
	const command = parseDesk(wanted)
	if (command.kind === 'rehearse') return io.rehearse(command)
	return runWithYes(wanted, {
		...io,
		yes: wanted.length < args.length,
		lineOf: (line) => `npm run -s broadcast -- ${shellLine(line)}`,
	})
}
