import type { Log } from '../ports/log.ts'

/** What can be answered without: in place of a rejection there is `otherwise`, and a warning in the log. */
export type OrElse = <Value>(wanted: Promise<Value>, otherwise: Value, warning: string) => Promise<Value>

export const createOrElse =
	(log: Log): OrElse =>
	async (wanted, otherwise, warning) => {
		try {
			return await wanted
		} catch (error) {
			log.warn({ err: error }, warning)
			return otherwise
		}
	}
