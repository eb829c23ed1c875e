import type { Log } from '../../src/ports/log.ts'

export interface KeptLog extends Log {
	/** Messages of warnings and errors, oldest first. */
	readonly troubles: readonly string[]
}

/** Says nothing, and remembers what went wrong. */
export const keptLog = (): KeptLog => {
	const troubles: string[] = []
	const keep = (_: Readonly<Record<string, unknown>>, message: string): void => {
		troubles.push(message)
	}
	return { info: () => undefined, warn: keep, error: keep, troubles }
}
