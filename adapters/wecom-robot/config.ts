import { PACE, type Pace } from './capabilities.ts'

export interface Robot {
	/** The office's name for the group; the id of the chat in the store. */
	readonly name: string
	/** Whoever knows it can write into the group: it goes into no log, no error and no store. */
	readonly key: string
}

export interface WecomRobotConfig {
	readonly robots: readonly Robot[]
	/** Without a slash at its end. */
	readonly apiBase: string
	readonly pace: Pace
	readonly callTimeoutMs: number
	/** How long a delivery is put off when WeCom could not be reached or did not answer. */
	readonly laterMs: number
	/** Tries of a message that continues one which has arrived. */
	readonly tries: number
	/** First wait between two of them; doubles each time. */
	readonly backoffMs: number
}

export const WECOM_ROBOT_DEFAULTS = {
	pace: PACE,
	callTimeoutMs: 10_000,
	laterMs: 15_000,
	tries: 4,
	backoffMs: 500,
} as const satisfies Partial<WecomRobotConfig>
