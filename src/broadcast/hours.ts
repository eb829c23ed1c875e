import { isWithin, type Span } from '../domain/time-of-day.ts'
import { instantOf, zonedTime } from '../domain/zoned-time.ts'

/** Until when a tip whose time has passed is still sent, where that time was earlier; local minutes. */
export const CATCH_UP_UNTIL = 20 * 60

/** Between two tips of a chat, whatever its clock and zone do. */
export const LEAST_GAP_MS = 10 * 3_600_000

const DAY = 24 * 60

/** Local minutes, both included; over midnight where the first is the larger. */
export interface Minutes {
	readonly fromMinute: number
	readonly toMinute: number
}

/** The times of day at which a tip can be asked for: those outside the quiet hours. */
export const fitTimes = (quiet: Span): Minutes => ({
	fromMinute: quiet.toMinute,
	toMinute: (quiet.fromMinute + DAY - 1) % DAY,
})

/**
 * The minute of its day at which a tip must no longer be sent, at most 1440. At a time after CATCH_UP_UNTIL it may be
 * late until the quiet hours begin.
 * @param atMinute outside the quiet hours
 */
export const closesAt = (atMinute: number, quiet: Span): number =>
	Math.min(
		DAY,
		quiet.fromMinute > atMinute ? quiet.fromMinute : DAY,
		atMinute < CATCH_UP_UNTIL ? CATCH_UP_UNTIL : DAY,
	)

/** The times of day whose tips may be sent now; null where it is quiet. */
export const dueTimes = (nowMinute: number, quiet: Span): Minutes | null => {
	if (isWithin(nowMinute, quiet)) return null
	// The minute since which it has not been quiet today.
	const awake = quiet.toMinute <= nowMinute ? quiet.toMinute : 0
	return {
		fromMinute: nowMinute < CATCH_UP_UNTIL ? awake : Math.max(awake, CATCH_UP_UNTIL),
		toMinute: nowMinute,
	}
}

export const isQuiet = (nowMs: number, zone: string, quiet: Span): boolean =>
	isWithin(zonedTime(nowMs, zone).minute, quiet)

/** When the quiet hours end next. */
export const nextMorningMs = (nowMs: number, zone: string, quiet: Span): number => {
	const { date } = zonedTime(nowMs, zone)
	const today = instantOf(date, quiet.toMinute, zone)
	return today > nowMs ? today : instantOf(date, DAY + quiet.toMinute, zone)
}
