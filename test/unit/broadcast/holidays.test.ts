import { expect, test } from 'vitest'
import { createDayKind } from '../../../src/broadcast/holidays.ts'

const dayKind = createDayKind([
	{ year: 2026, holidays: new Set(['2026-02-15', '2026-02-16']), workdays: new Set(['2026-02-14']) },
])

test.each([
	['a Sunday', '2026-03-01', { isWeekend: true, isHoliday: false, known: true }],
	['a Wednesday', '2026-03-04', { isWeekend: false, isHoliday: false, known: true }],
	['a Saturday that is worked', '2026-02-14', { isWeekend: false, isHoliday: false, known: true }],
	['a holiday on a Sunday', '2026-02-15', { isWeekend: true, isHoliday: true, known: true }],
	['a holiday on a Monday', '2026-02-16', { isWeekend: false, isHoliday: true, known: true }],
	['a Saturday of a year without a table', '2027-02-13', { isWeekend: true, isHoliday: false, known: false }],
	['a Monday of a year without a table', '2027-02-15', { isWeekend: false, isHoliday: false, known: false }],
])('%s', (_, date, kind) => {
	expect(dayKind(date)).toEqual(kind)
})
