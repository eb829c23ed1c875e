export interface TerminalConfig {
	/** ANSI colours in what is written. */
	readonly colour: boolean
	/** Whether a person sits in front: then there is a prompt. */
	readonly interactive: boolean
	/** Columns to wrap at; Infinity where nobody looks at a screen. */
	readonly columns: number
}

export interface TerminalFacts {
	readonly inputIsTty: boolean
	readonly outputIsTty: boolean
	/** Undefined where the output has no width. */
	readonly columns: number | undefined
	/** NO_COLOR of https://no-color.org: any text but the empty one switches colours off. */
	readonly noColor: string | undefined
	/** TERM: `dumb` has no colours. */
	readonly term: string | undefined
}

/** Columns where a terminal does not tell its width, and the most and least that read well. */
const COLUMNS = { unknown: 80, most: 100, least: 20 }

export const terminalConfig = (facts: TerminalFacts): TerminalConfig => ({
	colour: facts.outputIsTty && !facts.noColor && facts.term !== 'dumb',
	interactive: facts.inputIsTty && facts.outputIsTty,
	columns: facts.outputIsTty
		? Math.min(COLUMNS.most, Math.max(COLUMNS.least, facts.columns || COLUMNS.unknown))
		: Number.POSITIVE_INFINITY,
})
