import type { HolidayYear } from '../knowledge/load-holidays.ts'

/** What a date is for people who work in offices. */
export interface DayKind {
	/** A Saturday or Sunday on which nobody makes up for a holiday. */
	readonly isWeekend: boolean
	readonly isHoliday: boolean
	/** Whether the table covers the year; where not, there are weekends only. */
	readonly known: boolean
}

/** @param date `2026-11-25` */
export type DayKindOf = (date: string) => DayKind

export const createDayKind = (years: readonly HolidayYear[]): DayKindOf => {
	const byYear = new Map(years.map((entry) => [entry.year, entry]))
	return (date) => {
		const table = byYear.get(Number(date.slice(0, 4)))
		const day = new Date(`${date}T00:00:00Z`).getUTCDay()
		return {
			isWeekend: (day === 0 || day === 6) && table?.workdays.has(date) !== true,
			isHoliday: table?.holidays.has(date) === true,
			known: table !== undefined,
		}
	}
}
