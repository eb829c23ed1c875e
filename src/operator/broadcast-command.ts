import { askService } from './control-client.ts'
import type { DeskAnswer, RunDesk } from './desk.ts'
import { type DeskCommand, parseDesk, withConfirm } from './parse-desk.ts'
import { shellLine } from './shell-line.ts'
import { COMMAND_WORDS } from './words.ts'

export interface OpenDesk {
	readonly run: RunDesk
	readonly close: () => Promise<void>
}

export interface BroadcastCommandIo {
	readonly dataDir: string
	/** Asks on the terminal, and resolves to what was typed; null where there is none. */
	readonly ask: ((question: string) => Promise<string>) | null
	/** Takes one text, which may have line ends. */
	readonly print: (text: string) => void
	/** The desk over the store itself: for when no service runs. */
	readonly openDesk: () => Promise<OpenDesk>
	/** In this process, whether a service runs or not. Resolves to the exit code. */
	readonly rehearse: (command: Extract<DeskCommand, { kind: 'rehearse' }>) => Promise<number>
}

/** Chats come and go while somebody reads. */
const MAX_ROUNDS = 3

const YES = /^\s*(?:y|yes|是|好|发|確定|确定)\s*$/iu

/** A running service does it, because it has the store and the channels; else the store is opened here, once. */
const createRun = ({ dataDir, openDesk }: BroadcastCommandIo) => {
	let own: OpenDesk | null = null
	return {
		run: async (args: readonly string[]): Promise<DeskAnswer> => {
			const answer = own === null ? await askService(dataDir, args) : null
			if (answer !== null) return answer
			own ??= await openDesk()
			return own.run(args, 'cli')
		},
		close: async (): Promise<void> => own?.close(),
	}
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
	const yes = wanted.length < args.length
	// What is wrong is said before anything is opened.
	const command = parseDesk(wanted)
	if (command.kind === 'rehearse') return io.rehearse(command)
	const desk = createRun(io)
	const { ask, print } = io
	const agreed = async (): Promise<boolean> => yes || (ask !== null && YES.test(await ask(COMMAND_WORDS.ask)))
	try {
		let answer = await desk.run(wanted)
		print(answer.text)
		for (let round = 0; answer.confirm !== null; round++) {
			if (!yes && ask === null) {
				const line = shellLine(withConfirm(wanted, answer.confirm))
				print(COMMAND_WORDS.repeat(`npm run -s broadcast -- ${line}`))
				return 1
			}
			if (round === MAX_ROUNDS || !(await agreed())) {
				print(round === MAX_ROUNDS ? COMMAND_WORDS.keepsChanging : COMMAND_WORDS.notSent)
				return 1
			}
			answer = await desk.run(withConfirm(wanted, answer.confirm))
			print(answer.text)
		}
		return 0
	} finally {
		await desk.close()
	}
}
