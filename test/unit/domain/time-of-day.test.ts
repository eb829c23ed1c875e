import { expect, it } from 'vitest'
import { formatTimeOfDay, isWithin, parseTimeOfDay } from '../../../src/domain/time-of-day.ts'

it.each([
	['8:30', 510],
	['08:30', 510],
	['00:00', 0],
	['23:59', 1439],
])('reads %s', (text, minute) => {
	expect(parseTimeOfDay(text)).toBe(minute)
})

it.each(['24:00', '8:60', '8', '8:5', '', 'noon', '-1:00'])('reads no time in %j', (text) => {
	expect(parseTimeOfDay(text)).toBeNull()
})

it('writes every minute of a day so that it is read again', () => {
	const minutes = Array.from({ length: 1440 }, (_, minute) => minute)
	expect(minutes.map((minute) => parseTimeOfDay(formatTimeOfDay(minute)))).toEqual(minutes)
})

it.each([
	[22 * 60, true],
	[7 * 60, true],
	[21 * 60 + 30, true],
	[7 * 60 + 30, false],
	[12 * 60, false],
])('counts minute %i of a day in a span over midnight: %s', (minute, within) => {
	expect(isWithin(minute, { fromMinute: 21 * 60 + 30, toMinute: 7 * 60 + 30 })).toBe(within)
})
