/** A moment as the clocks of a zone show it. */
export interface ZonedTime {
	/** `2026-11-25`. */
	readonly date: string
	/** After local midnight, 0 to 1439. */
	readonly minute: number
}

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

const formats = new Map<string, Intl.DateTimeFormat>()

const formatOf = (zone: string): Intl.DateTimeFormat => {
	const known = formats.get(zone)
	if (known !== undefined) return known
	const format = new Intl.DateTimeFormat('en-CA', {
		timeZone: zone,
		hourCycle: 'h23',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
	})
	formats.set(zone, format)
	return format
}

/** `Asia/Shanghai` of `asia/SHANGHAI`; null for what is none of the IANA names that this system knows. */
export const spelledZone = (zone: string): string | null => {
	if (!/^[A-Za-z]+(?:\/|$)/u.test(zone)) return null
	try {
		const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions()
		const lower = zone.toLowerCase()
		if (!zone.includes('/') || timeZone.toLowerCase() === lower) return timeZone
		// Of two names for a zone the system may prefer the older one, which is not what was asked for.
		return lower.replace(/(?<![a-z])[a-z]/gu, (letter) => letter.toUpperCase())
	} catch {
		return null
	}
}

/** Asking the system takes a while, and each delivery asks. Only names as the system spells them, so never many. */
const zones = new Set<string>()

/** Whether the zone is one of the IANA names that this system knows, such as `Asia/Shanghai`. */
export const isZone = (zone: string): boolean => {
	if (zones.has(zone)) return true
	const spelled = spelledZone(zone)
	if (spelled === zone) zones.add(zone)
	return spelled !== null
}

/** @throws RangeError for an unknown zone */
export const zonedTime = (ms: number, zone: string): ZonedTime => {
	const parts = Object.fromEntries(
		formatOf(zone)
			.formatToParts(ms)
			.map(({ type, value }) => [type, value]),
	)
	return {
		date: `${parts['year']}-${parts['month']}-${parts['day']}`,
		minute: Number(parts['hour']) * 60 + Number(parts['minute']),
	}
}

/** The local time of a moment as if it were UTC, to the minute. */
const asUtc = (ms: number, zone: string): number => {
	const { date, minute } = zonedTime(ms, zone)
	return Date.parse(`${date}T00:00:00Z`) + minute * MINUTE_MS
}

/**
 * The moment when the clocks of a zone show a time. Where they show it twice, the first; where they leave it out, as
 * long after the change as it would have been without one.
 */
export const instantOf = (date: string, minute: number, zone: string): number => {
	const wanted = Date.parse(`${date}T00:00:00Z`) + minute * MINUTE_MS
	const offsets = [-1, 1].map((side) => {
		const near = wanted + side * DAY_MS
		return asUtc(near, zone) - near
	})
	const candidates = offsets.map((offset) => wanted - offset)
	const exact = candidates.filter((ms) => asUtc(ms, zone) === wanted)
	return exact.length > 0 ? Math.min(...exact) : Math.max(...candidates)
}

/** The date so many days after another. @param date `2026-11-25` */
export const dateAfter = (date: string, days: number): string =>
	new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)
