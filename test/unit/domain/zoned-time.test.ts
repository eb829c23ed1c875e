import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOf, isZone, spelledZone, zonedTime } from '../../../src/domain/zoned-time.ts'

const ZONES = [
	'Asia/Shanghai',
	'Europe/London',
	'America/New_York',
	'Australia/Lord_Howe',
	'Asia/Kathmandu',
	'UTC',
]

describe('local time', () => {
	it('is read to the minute, with the date of the place', () => {
		expect(zonedTime(Date.parse('2026-11-25T23:59:59Z'), 'Asia/Shanghai')).toEqual({
			date: '2026-11-26',
			minute: 7 * 60 + 59,
		})
	})

	it('leads back to its moment in every zone, save where clocks show a time twice', () => {
		const moment = fc.integer({ min: Date.parse('2023-01-01'), max: Date.parse('2030-01-01') })
		fc.assert(
			fc.property(moment, fc.constantFrom(...ZONES), (ms, zone) => {
				const { date, minute } = zonedTime(ms, zone)
				const back = instantOf(date, minute, zone)
				expect(zonedTime(back, zone)).toEqual({ date, minute })
				expect(back).toBeLessThanOrEqual(ms)
				expect(ms - back).toBeLessThan(61 * 60_000)
			}),
		)
	})

	it('that the clocks leave out is as long after the change as it would have been', () => {
		expect(new Date(instantOf('2026-03-29', 90, 'Europe/London')).toISOString()).toBe(
			'2026-03-29T01:30:00.000Z',
		)
	})

	it('that the clocks show twice is the first of the two', () => {
		expect(new Date(instantOf('2026-10-25', 90, 'Europe/London')).toISOString()).toBe(
			'2026-10-25T00:30:00.000Z',
		)
	})

	it.each([
		['ASIA/shanghai', 'Asia/Shanghai'],
		['asia/kolkata', 'Asia/Kolkata'],
		['america/port-au-prince', 'America/Port-au-Prince'],
		['mars/base', null],
	])('spells %s as %s', (zone, spelled) => {
		expect(spelledZone(zone)).toBe(spelled)
	})

	it.each(['Asia/Shanghai', 'Europe/London', 'UTC'])('knows the zone %s', (zone) => {
		expect(isZone(zone)).toBe(true)
	})

	it.each(['', 'Beijing', 'Asia/Nowhere', '+08:00', '../etc', 'Asia/Shanghai; x'])(
		'knows no zone %j',
		(zone) => {
			expect(isZone(zone)).toBe(false)
		},
	)
})
