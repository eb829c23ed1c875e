import { askTerminal } from '../operator/ask-terminal.ts'

/** Asks whoever sits at this terminal, and resolves to what was typed; null where nobody does. */
export const asker = (): ((question: string) => Promise<string>) | null => {
	const { stdin, stdout } = process
	return stdin.isTTY && stdout.isTTY ? (question) => askTerminal(question, stdin, stdout) : null
}
