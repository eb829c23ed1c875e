import type { Problem } from '../turn.ts'

type ProblemWords = {
	readonly [Kind in Problem['kind']]: (problem: Extract<Problem, { kind: Kind }>) => string
}

/** What the page itself says; answers come with their own words. */
export interface Words {
	readonly title: string
	readonly tagline: string
	readonly skip: string
	readonly log: string
	readonly language: string
	readonly report: string
	readonly restart: string
	readonly greeting: string
	readonly inputLabel: string
	readonly placeholder: string
	readonly send: string
	readonly tooLong: (over: number, most: number) => string
	readonly shortcuts: {
		readonly label: string
		readonly areas: string
		readonly figures: string
		readonly tip: string
	}
	readonly waiting: string
	readonly problem: ProblemWords
	readonly retry: string
	readonly rate: {
		readonly label: string
		readonly useful: string
		readonly useless: string
		readonly thanks: string
		readonly failed: string
	}
	readonly copy: { readonly label: string; readonly done: string; readonly failed: string }
	readonly share: { readonly label: string; readonly done: string }
	readonly call: (name: string, number: string) => string
	readonly cardAlt: (name: string | null) => string
	/** Said after a link that leaves the frame of another site. */
	readonly newWindow: string
}
