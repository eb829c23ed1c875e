/** Minutes after midnight of `8:30` or `08:30`; null for anything else. */
export const parseTimeOfDay = (text: string): number | null => {
	const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/u.exec(text.trim()) ?? []
	const minute = Number(hours) * 60 + Number(minutes)
	return Number(hours) < 24 && Number(minutes) < 60 ? minute : null
}

/** `08:30` of 510. */
export const formatTimeOfDay = (minute: number): string =>
	[Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')

/** Local minutes of a day, the first included, the second not; over midnight where it is the smaller. */
export interface Span {
	readonly fromMinute: number
	readonly toMinute: number
}

export const isWithin = (minute: number, { fromMinute, toMinute }: Span): boolean =>
	fromMinute < toMinute
		? minute >= fromMinute && minute < toMinute
		: minute >= fromMinute || minute < toMinute
