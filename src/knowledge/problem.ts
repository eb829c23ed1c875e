/** Something wrong in a knowledge file, said to an editor. */
export interface Problem {
	/** Path below the knowledge folder: <pack>/figures.yaml. */
	readonly file: string
	/** Counted from 1. */
	readonly line: number
	/** What is wrong, in Chinese and English. */
	readonly message: string
	/** The way out. */
	readonly hint: string
}

/** Editors read Chinese or English; a problem says both. */
export const say = (zh: string, en: string): string => `${zh} / ${en}`

/** One problem as two lines: `file:line message` and the way out. */
export function formatProblem(problem: Problem): string {
	return `${problem.file}:${problem.line} ${problem.message}\n    → ${problem.hint}`
}
