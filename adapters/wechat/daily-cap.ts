import type { Clock } from '../../src/ports/clock.ts'
import type { Switches } from '../../src/ports/switches.ts'

/** How many messages that nobody asked for the account has sent today, counted across restarts. */
export interface DailyCap {
	/** Milliseconds until one more may be sent; 0: now. */
	readonly waitMs: () => Promise<number>
	readonly count: () => Promise<void>
}

const NAME = 'wechat-tips-of-day'
const DAY_MS = 24 * 60 * 60_000
/** WeChat's day, wherever this machine is: eight hours ahead of UTC, without summer time. */
const AHEAD_MS = 8 * 60 * 60_000

export const createDailyCap = (perDay: number, shared: Switches, clock: Clock): DailyCap => {
	const today = (): number => Math.floor((clock.now() + AHEAD_MS) / DAY_MS)
	const sent = async (): Promise<number> => {
		const [day, count] = ((await shared.get(NAME)) ?? '').split(':').map(Number)
		return day === today() ? (count ?? 0) : 0
	}
	return {
		waitMs: async () => ((await sent()) < perDay ? 0 : (today() + 1) * DAY_MS - AHEAD_MS - clock.now()),
		count: async () => shared.set(NAME, `${today()}:${(await sent()) + 1}`),
	}
}
