import type { Clock } from '../../src/ports/clock.ts'
import type { Log } from '../../src/ports/log.ts'

const MINUTE_MS = 60_000

/** Calls that were refused, each reason at most once a minute with how many more there were: a flood must not fill the disk. */
export const createRefusalLog = (clock: Clock, log: Log): ((status: number, why: string) => void) => {
	const said = new Map<string, { readonly untilMs: number; more: number }>()
	return (status, why) => {
		const last = said.get(why)
		if (last !== undefined && clock.now() < last.untilMs) {
			last.more += 1
			return
		}
		said.set(why, { untilMs: clock.now() + MINUTE_MS, more: 0 })
		log.warn({ status, why, before: last?.more ?? 0 }, 'a call to /wechat/callback was refused')
	}
}
