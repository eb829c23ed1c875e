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
