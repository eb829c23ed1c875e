import { askService } from './control-client.ts'
import type { DeskAnswer, RunDesk } from './desk.ts'
import { withConfirm } from './parse-desk.ts'
import { COMMAND_WORDS } from './words.ts'

export interface OpenDesk {
	readonly run: RunDesk
	readonly close: () => Promise<void>
}

export interface DeskCommandIo {
	readonly dataDir: string
	/** Asks on the terminal, and resolves to what was typed; null where there is none. */
	readonly ask: ((question: string) => Promise<string>) | null
	/** Takes one text, which may have line ends. */
	readonly print: (text: string) => void
	/** The desk over the store itself: for when no service runs. */
	readonly openDesk: () => Promise<OpenDesk>
}

export interface WithYes extends DeskCommandIo {
	/** Said beforehand. */
	readonly yes: boolean
	/** The same as somebody types it. */
	readonly lineOf: (args: readonly string[]) => string
}

/** Chats come and go while somebody reads. */
const MAX_ROUNDS = 3

const YES = /^\s*(?:y|yes|是|好|发|確定|确定)\s*$/iu

/** A running service does it, because it has the store and the channels; else the store is opened here, once. */
const createRun = ({ dataDir, openDesk }: DeskCommandIo) => {
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
 * Has a command of the office done, and asks where it waits for a yes.
 * @returns the exit code: 1 where something would have been sent and nobody said yes
 * @throws AppError that of the command, CONTROL_…, STORE_…
 */
export const runWithYes = async (args: readonly string[], io: WithYes): Promise<number> => {
	const { ask, print, yes, lineOf } = io
	const desk = createRun(io)
	const agreed = async (): Promise<boolean> => yes || (ask !== null && YES.test(await ask(COMMAND_WORDS.ask)))
	try {
		let answer = await desk.run(args)
		print(answer.text)
		for (let round = 0; answer.confirm !== null; round++) {
			if (!yes && ask === null) {
				print(COMMAND_WORDS.repeat(lineOf(withConfirm(args, answer.confirm))))
				return 1
			}
			if (round === MAX_ROUNDS || !(await agreed())) {
				print(round === MAX_ROUNDS ? COMMAND_WORDS.keepsChanging : COMMAND_WORDS.notSent)
				return 1
			}
			answer = await desk.run(withConfirm(args, answer.confirm))
			print(answer.text)
		}
		return 0
	} finally {
		await desk.close()
	}
}
