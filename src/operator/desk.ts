/** What the office is told. */
export interface DeskAnswer {
	/** In words, with line ends. */
	readonly text: string
	/** Where something waits for a yes: the same command with `--confirm` and this code does it. */
	readonly confirm: string | null
}

/**
 * Runs one command, `['preview', '--all']`. `who` stands in the log: `socket`, `cli`, or the hash of a person.
 * Rejects with an AppError: CLI_USAGE for wrong use, or one of the store's.
 */
export type RunDesk = (args: readonly string[], who: string) => Promise<DeskAnswer>
