import type { Tip } from '../domain/pack.ts'
import type { Span } from '../domain/time-of-day.ts'
import { instantOf, isZone, zonedTime } from '../domain/zoned-time.ts'
import type { Clock } from '../ports/clock.ts'
import type { Planned } from '../ports/ledger.ts'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store.ts'
import type { DueQuery, SubscribedChat } from '../ports/subscriptions.ts'
import { tipCampaign } from './campaign.ts'
import { chooseTip } from './choose-tip.ts'
import type { DayKindOf } from './holidays.ts'
import { closesAt, dueTimes, LEAST_GAP_MS } from './hours.ts'
import { isPaused } from './pause.ts'

export interface PlannerOptions {
	readonly store: Pick<Store, 'subscriptions' | 'ledger' | 'switches'>
	readonly tips: readonly Tip[]
	readonly clock: Clock
	/** Local hours in which nothing is sent. */
	readonly quiet: Span
	readonly dayKind: DayKindOf
	readonly log: Log
}

export interface Planner {
	/** Plans the tips that are due now and says how many were new. Rejects with the store's AppError. */
	readonly plan: () => Promise<number>
}

/** Large, for the store has something to do after each; small enough to let citizens in between. */
const SLICE = 2000
const NOON = 12 * 60
const MINUTE_MS = 60_000

type Window = Pick<Planned, 'dueMs' | 'untilMs'>

/** When the tip of a local time may be sent. Many chats have the same time, and zones are slow to ask. */
const windowsOf = (date: string, zone: string, quiet: Span): ((atMinute: number) => Window) => {
	const known = new Map<number, Window>()
	return (atMinute) => {
		const window = known.get(atMinute) ?? {
			dueMs: instantOf(date, atMinute, zone),
			untilMs: instantOf(date, closesAt(atMinute, quiet), zone),
		}
		known.set(atMinute, window)
		return window
	}
}

/** What is due in a zone now; null where it is quiet there. */
const dueQuery = (nowMs: number, zone: string, { quiet, dayKind }: PlannerOptions): DueQuery | null => {
	const { date, minute } = zonedTime(nowMs, zone)
	const times = dueTimes(minute, quiet)
	if (times === null) return null
	const { isWeekend, isHoliday } = dayKind(date)
	return {
		campaign: tipCampaign(date),
		zone,
		...times,
		onWeekend: isWeekend,
		onHoliday: isHoliday,
		noTipSinceMs: nowMs - LEAST_GAP_MS,
		dayMs: instantOf(date, NOON, zone) - NOON * MINUTE_MS,
		limit: SLICE,
	}
}

/** Finds who is due and what they get, and writes it into the ledger. A chat has one tip for each local date. */
export const createPlanner = (options: PlannerOptions): Planner => {
	const { store, tips, clock, quiet, dayKind, log } = options
	const said = new Set<string>()
	const warnOnce = (about: Readonly<Record<string, string>>, message: string): void => {
		const key = JSON.stringify(about)
		if (!said.has(key)) log.warn(about, message)
		said.add(key)
	}

	const rowsFor = async (
		chats: readonly SubscribedChat[],
		campaign: string,
		windowOf: (atMinute: number) => Window,
	): Promise<readonly Planned[]> => {
		const used = await store.ledger.tipsOf(chats.map(({ ref }) => ref))
		return chats.flatMap(({ ref, atMinute }, index) => {
			const tip = chooseTip(tips, ref, used[index] ?? [])
			return tip === null ? [] : [{ campaign, ref, ...windowOf(atMinute), tip: tip.id, figures: tip.figures }]
		})
	}

	const planZone = async (zone: string): Promise<number> => {
		if (!isZone(zone)) {
			warnOnce({ zone }, 'this system does not know the zone of some chats: they get no tips')
			return 0
		}
		const nowMs = clock.now()
		const query = dueQuery(nowMs, zone, options)
		if (query === null) return 0
		const { date } = zonedTime(nowMs, zone)
		if (!dayKind(date).known)
			warnOnce(
				{ year: date.slice(0, 4) },
				'shared/holidays.yaml lacks the year: only Saturdays and Sundays count',
			)
		const windowOf = windowsOf(date, zone, quiet)
		for (let planned = 0; ; ) {
			const chats = await store.subscriptions.due(query)
			const added = await store.ledger.plan(await rowsFor(chats, query.campaign, windowOf))
			planned += added
			// All are planned, or another process plans the others just now.
			if (added === 0) return planned
		}
	}

	return {
		plan: async () => {
			if (tips.length === 0 || (await isPaused(store.switches))) return 0
			let planned = 0
			for (const zone of await store.subscriptions.zones()) planned += await planZone(zone)
			if (planned > 0) log.info({ planned }, 'tips planned')
			return planned
		},
	}
}
