import { DEEDS, type Deed } from './people.ts'

/** What happens in the rehearsal; `atMs` is true time. */
export type RehearsalEvent = { readonly atMs: number } & (
	| { readonly kind: 'deed'; readonly deed: Deed }
	/** In the middle of the next wave, after so many calls. */
	| { readonly kind: 'kill' | 'restart'; readonly calls: number }
	| { readonly kind: 'down'; readonly untilMs: number }
	| { readonly kind: 'pause'; readonly untilMs: number }
	| { readonly kind: 'trouble'; readonly untilMs: number; readonly slow: number; readonly broken: number }
	| { readonly kind: 'wrong-clock'; readonly untilMs: number; readonly byMs: number }
	| { readonly kind: 'notice' }
	/** The end of what began before. */
	| { readonly kind: 'up' | 'reborn' | 'resume' | 'calm' | 'right-clock' }
)

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** How often a day, about, everybody together. */
const DEEDS_A_DAY: Readonly<Record<Deed, number>> = {
	join: 0.05,
	stop: 0.1,
	return: 0.25,
	retime: 0.15,
	rezone: 0.06,
	option: 0.08,
	block: 0.07,
	forbid: 0.06,
	allow: 0.05,
	migrate: 0.08,
	delete: 0.02,
}

/** Once in so many days, about. */
const EVERY_DAYS = {
	kill: 4,
	restart: 6,
	shortDown: 8,
	longDown: 30,
	veryLongDown: 90,
	pause: 35,
	trouble: 7,
	wrongClock: 30,
	notice: 60,
}

/** A year, or however many days, of what can go wrong, in order of time; the same for the same random numbers. */
export const rehearsalEvents = (
	fromMs: number,
	days: number,
	random: () => number,
): readonly RehearsalEvent[] => {
	const events: RehearsalEvent[] = []
	const between = (least: number, most: number): number => Math.floor(least + random() * (most - least))

	/** What lasts ends before the rehearsal does. */
	const lasting = (atMs: number, least: number, most: number): number =>
		Math.min(atMs + between(least, most), fromMs + days * DAY_MS - MINUTE_MS)

	for (let day = 0; day < days; day += 1) {
		const dayMs = fromMs + day * DAY_MS
		const some = (): number => dayMs + between(0, DAY_MS)
		const often = (everyDays: number): boolean => random() < 1 / everyDays
		for (const deed of DEEDS)
			if (random() < DEEDS_A_DAY[deed]) events.push({ atMs: some(), kind: 'deed', deed })
		if (often(EVERY_DAYS.kill)) events.push({ atMs: some(), kind: 'kill', calls: between(1, 20) })
		if (often(EVERY_DAYS.restart)) events.push({ atMs: some(), kind: 'restart', calls: between(1, 20) })
		if (often(EVERY_DAYS.notice)) events.push({ atMs: some(), kind: 'notice' })
		for (const [every, least, most] of [
			[EVERY_DAYS.shortDown, 3 * MINUTE_MS, 4 * HOUR_MS],
			[EVERY_DAYS.longDown, 10 * HOUR_MS, 18 * HOUR_MS],
			[EVERY_DAYS.veryLongDown, DAY_MS, 2 * DAY_MS],
		] as const) {
			if (!often(every)) continue
			const atMs = some()
			const untilMs = lasting(atMs, least, most)
			events.push({ atMs, kind: 'down', untilMs }, { atMs: untilMs, kind: 'up' })
		}
		if (often(EVERY_DAYS.pause)) {
			const atMs = some()
			const untilMs = lasting(atMs, HOUR_MS / 2, 36 * HOUR_MS)
			events.push({ atMs, kind: 'pause', untilMs }, { atMs: untilMs, kind: 'resume' })
		}
		if (often(EVERY_DAYS.trouble)) {
			const atMs = some()
			const untilMs = lasting(atMs, HOUR_MS, 12 * HOUR_MS)
			const broken = random() * 0.7
			events.push({ atMs, kind: 'trouble', untilMs, slow: 0.1, broken }, { atMs: untilMs, kind: 'calm' })
		}
		if (often(EVERY_DAYS.wrongClock)) {
			const atMs = some()
			const untilMs = lasting(atMs, 10 * MINUTE_MS, 6 * HOUR_MS)
			const byMs = between(-3 * HOUR_MS, 3 * HOUR_MS)
			events.push({ atMs, kind: 'wrong-clock', untilMs, byMs }, { atMs: untilMs, kind: 'right-clock' })
		}
	}
	return events.toSorted((a, b) => a.atMs - b.atMs)
}
