import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
	CATCH_UP_UNTIL,
	closesAt,
	dueTimes,
	fitTimes,
	isQuiet,
	nextMorningMs,
} from '../../../src/broadcast/hours.ts'
import type { Span } from '../../../src/domain/time-of-day.ts'
import { zonedTime } from '../../../src/domain/zoned-time.ts'

const NIGHT: Span = { fromMinute: 21 * 60 + 30, toMinute: 7 * 60 + 30 }
const DAY = 24 * 60
const MINUTES = Array.from({ length: DAY }, (_, minute) => minute)

/** Walks from the first quiet minute to the last, as a clock does. */
const quietMinutes = ({ fromMinute, toMinute }: Span): ReadonlySet<number> => {
	const quiet = new Set<number>()
	for (let minute = fromMinute; minute !== toMinute; minute = (minute + 1) % DAY) quiet.add(minute)
	return quiet
}

/** Waits from the wished time on, minute by minute, until the tip may no longer be sent. */
const minutesToSendIn = (atMinute: number, quiet: ReadonlySet<number>): ReadonlySet<number> => {
	const open = new Set<number>()
	for (let minute = atMinute; minute < DAY && !quiet.has(minute); minute += 1) {
		if (minute === CATCH_UP_UNTIL && atMinute < CATCH_UP_UNTIL) break
		open.add(minute)
	}
	return open
}

const within = (minute: number, times: { fromMinute: number; toMinute: number } | null): boolean =>
	times !== null && minute >= times.fromMinute && minute <= times.toMinute

const minute = fc.integer({ min: 0, max: DAY - 1 })
const quietHours = fc
	.record({ fromMinute: minute, toMinute: minute })
	.filter(({ fromMinute, toMinute }) => fromMinute !== toMinute)

describe('the hours of the daily tip', () => {
	it('lets a chat choose any time from the end of the quiet hours to the minute before they begin', () => {
		expect(fitTimes(NIGHT)).toEqual({ fromMinute: 7 * 60 + 30, toMinute: 21 * 60 + 29 })
	})

	it('catches up until 20:00', () => {
		expect(closesAt(8 * 60 + 30, NIGHT)).toBe(20 * 60)
	})

	it('may be late until the quiet hours begin where the wished time is after 20:00', () => {
		expect(closesAt(20 * 60 + 15, NIGHT)).toBe(21 * 60 + 30)
	})

	it('stays within the day where the quiet hours begin after midnight', () => {
		expect(closesAt(23 * 60, { fromMinute: 60, toMinute: 7 * 60 })).toBe(DAY)
	})

	it('finds nothing due while it is quiet', () => {
		expect([dueTimes(21 * 60 + 30, NIGHT), dueTimes(0, NIGHT), dueTimes(7 * 60 + 29, NIGHT)]).toEqual([
			null,
			null,
			null,
		])
	})

	it('agrees with a clock that is watched minute by minute, for every pair of times in the default night', () => {
		const quiet = quietMinutes(NIGHT)
		for (const at of MINUTES) {
			const open = minutesToSendIn(at, quiet)
			const wrong = MINUTES.filter((now) => within(at, dueTimes(now, NIGHT)) !== open.has(now))
			expect(wrong, `at ${at}`).toEqual([])
		}
	})

	it('agrees with that clock whatever the quiet hours are', () => {
		fc.assert(
			fc.property(quietHours, minute, (hours, at) => {
				const quiet = quietMinutes(hours)
				const open = minutesToSendIn(at, quiet)
				for (const now of MINUTES) expect(within(at, dueTimes(now, hours))).toBe(open.has(now))
				if (!quiet.has(at)) expect(closesAt(at, hours)).toBe(at + open.size)
				const { fromMinute, toMinute } = fitTimes(hours)
				const fits =
					fromMinute <= toMinute ? at >= fromMinute && at <= toMinute : at >= fromMinute || at <= toMinute
				expect(fits).toBe(!quiet.has(at))
			}),
		)
	})
})

describe('the next morning', () => {
	const ZONES = ['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca']

	it('is today where it is still before dawn', () => {
		expect(new Date(nextMorningMs(Date.parse('2026-11-25T03:00+08:00'), 'Asia/Shanghai', NIGHT))).toEqual(
			new Date('2026-11-25T07:30+08:00'),
		)
	})

	it('is tomorrow at night', () => {
		expect(new Date(nextMorningMs(Date.parse('2026-11-25T22:00+08:00'), 'Asia/Shanghai', NIGHT))).toEqual(
			new Date('2026-11-26T07:30+08:00'),
		)
	})

	it('is a later moment, within a day and its change of clocks, at which it is not quiet', () => {
		const moment = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2028, 0, 1) })
		fc.assert(
			fc.property(moment, fc.constantFrom(...ZONES), (nowMs, zone) => {
				const morning = nextMorningMs(nowMs, zone, NIGHT)
				expect(morning).toBeGreaterThan(nowMs)
				expect(morning - nowMs).toBeLessThanOrEqual(25 * 3_600_000)
				expect(zonedTime(morning, zone).minute).toBe(NIGHT.toMinute)
				expect(isQuiet(morning, zone, NIGHT)).toBe(false)
			}),
		)
	})
})
