import type { Subscription } from '../../domain/subscription.ts'
import type { Span } from '../../domain/time-of-day.ts'
import { instantOf, zonedTime } from '../../domain/zoned-time.ts'
import type { Ledger } from '../../ports/ledger.ts'
import { tipCampaign } from '../campaign.ts'
import type { DayKindOf } from '../holidays.ts'
import { closesAt } from '../hours.ts'
import { type ArrivalCheck, createArrivalCheck } from './arrival-check.ts'
import type { ChatSpan, RehearsedChat } from './chats.ts'
import { type Interval, overlap, without } from './intervals.ts'

/** What became of the tips of one date. */
export interface DayCount {
	sent: number
	/** Sent more than a quarter of an hour after its time. */
	late: number
	/** Not sent: the service was down, or the broadcast paused, all through the window. */
	closed: number
	/** Not sent: the platform took it at none of the tries. */
	failed: number
}

export interface Audit extends ArrivalCheck {
	readonly violations: readonly string[]
	readonly days: ReadonlyMap<string, DayCount>
	readonly settled: (chat: RehearsedChat, campaign: string) => void
	/** From one true moment to another the service ran, was not paused, and its clock was right. */
	readonly available: (fromMs: number, untilMs: number) => void
	readonly wrongClock: (fromMs: number, untilMs: number) => void
	/** The platform took few messages, or none. */
	readonly trouble: (fromMs: number, untilMs: number) => void
	/** Everybody who has to be sent a notice. */
	readonly expectNotice: (campaign: string, chats: readonly RehearsedChat[], atMs: number) => void
	/** Looks for lost chats, once a date and the three after it are over everywhere. */
	readonly closeDate: (date: string, chats: readonly RehearsedChat[]) => Promise<void>
	readonly violate: (what: string) => void
}

export interface AuditOptions {
	readonly ledger: Pick<Ledger, 'rowsOf'>
	/** Of tips that the pack has. */
	readonly tips: number
	readonly quiet: Span
	readonly dayKind: DayKindOf
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** The promises, written down here once more: what checks must not borrow from what is checked. */
const LEAST_GAP_MS = 10 * HOUR_MS
/** Time enough to try whatever is due. */
const ENOUGH_MS = 15 * MINUTE_MS
/** Time enough to come through, also for what has waited for the platform before. */
const CALM_MS = HOUR_MS
const LATE_MS = 15 * MINUTE_MS
const NOTICE_DAYS = 3

interface ExpectedNotice {
	readonly campaign: string
	readonly chats: readonly RehearsedChat[]
	readonly atMs: number
}

/** The span that holds from one moment to another; null where something changed between. */
const steady = (chat: RehearsedChat, [fromMs, untilMs]: Interval): ChatSpan | null => {
	const at = chat.spans.findLastIndex((span) => span.fromMs <= fromMs)
	const next = chat.spans[at + 1]
	return next === undefined || next.fromMs >= untilMs ? (chat.spans[at] ?? null) : null
}

/** Watches the rehearsal from outside, knowing what people want and what arrived, not how the broadcast works. */
export const createAudit = ({ ledger, tips, quiet, dayKind }: AuditOptions): Audit => {
	const violations: string[] = []
	const days = new Map<string, DayCount>()
	const availables: Interval[] = []
	const wrongClocks: Interval[] = []
	const troubles: Interval[] = []
	let notices: readonly ExpectedNotice[] = []
	const violate = (what: string): void => void violations.push(what)
	const arrivals = createArrivalCheck({ tips, quiet, violate })

	const isAvailable = (window: Interval): boolean =>
		availables.some((interval) => overlap(interval, window) >= ENOUGH_MS)

	/** Whether the platform, too, was fine for a while. */
	const isCalm = (window: Interval): boolean =>
		availables
			.flatMap(([a, b]) => without([Math.max(a, window[0]), Math.min(b, window[1])], troubles))
			.some(([fromMs, untilMs]) => untilMs - fromMs >= CALM_MS)

	const countOf = (date: string): DayCount => {
		const count = days.get(date) ?? { sent: 0, late: 0, closed: 0, failed: 0 }
		days.set(date, count)
		return count
	}

	/** The span whose window on the date nothing disturbed, and its window. */
	const windowOf = (chat: RehearsedChat, windowAt: (atMinute: number, zone: string) => Interval) => {
		for (const { subscription } of chat.spans.toReversed()) {
			if (subscription === null) continue
			const window = windowAt(subscription.atMinute, subscription.zone)
			const span = steady(chat, window)
			if (span?.subscription === subscription) return { span, subscription, window }
		}
		return null
	}

	/** Many chats have the same time, and zones are slow to ask. */
	const windowsOn = (date: string): ((atMinute: number, zone: string) => Interval) => {
		const known = new Map<string, Interval>()
		return (atMinute, zone) => {
			const key = `${atMinute} ${zone}`
			const window = known.get(key) ?? [
				instantOf(date, atMinute, zone),
				instantOf(date, closesAt(atMinute, quiet), zone),
			]
			known.set(key, window)
			return window
		}
	}

	/** Left or was left on that very date: it begins anew tomorrow. */
	const wasAway = (
		chat: RehearsedChat,
		date: string,
		{ subscription, window }: { readonly subscription: Subscription; readonly window: Interval },
	): boolean => {
		const midnightMs = instantOf(date, 0, subscription.zone)
		return chat.spans.some(
			({ fromMs, reachable, subscription: had }, at) =>
				at > 0 &&
				fromMs < window[0] &&
				(chat.spans[at + 1]?.fromMs ?? window[0]) > midnightMs &&
				!(reachable && had?.paused === false),
		)
	}

	const closeChat = (
		chat: RehearsedChat,
		date: string,
		found: ReturnType<typeof windowOf>,
		givenUp: ReadonlySet<string>,
	): void => {
		const campaign = tipCampaign(date)
		const count = countOf(date)
		const arrival = chat.arrivals.find((each) => each.campaign === campaign)
		if (arrival !== undefined) {
			const late = found !== null && arrival.trueMs > found.window[0] + LATE_MS
			count[late ? 'late' : 'sent'] += 1
			return
		}
		if (found === null || !found.span.reachable || found.subscription.paused) return
		const { subscription, span, window } = found
		const { isWeekend, isHoliday } = dayKind(date)
		if ((subscription.weekdaysOnly && isWeekend) || (subscription.skipHolidays && isHoliday)) return
		if (span.sinceMs > window[0] || wasAway(chat, date, found)) return
		const near: Interval = [window[0] - DAY_MS, window[1] + DAY_MS]
		if (wrongClocks.some((interval) => overlap(interval, near) > 0)) return
		const last = chat.arrivals.findLast(({ tip, trueMs }) => tip !== null && trueMs < window[1])
		const fromMs = Math.max(window[0], (last?.trueMs ?? 0) + LEAST_GAP_MS)
		const open: Interval = [fromMs, window[1]]
		if (!isAvailable(open)) count.closed += 1
		else if (chat.troubled.has(campaign) && givenUp.has(chat.name) && !isCalm(open)) count.failed += 1
		else
			violate(`${date} ${chat.name} (${subscription.zone}): lost, nothing was sent and nothing explains it`)
	}

	const closeNotice = ({ campaign, chats, atMs }: ExpectedNotice, givenUp: ReadonlySet<string>): void => {
		const window: Interval = [atMs, atMs + NOTICE_DAYS * DAY_MS]
		for (const chat of chats) {
			if (chat.arrivals.some((each) => each.campaign === campaign)) continue
			const span = steady(chat, window)
			if (span?.subscription == null || !span.reachable || givenUp.has(chat.name)) continue
			const { zone } = span.subscription
			const isDaytime = Array.from({ length: NOTICE_DAYS - 1 }, (_, day): Interval => {
				const { date } = zonedTime(atMs + (day + 1) * DAY_MS, zone)
				return [instantOf(date, quiet.toMinute, zone), instantOf(date, quiet.fromMinute, zone)]
			}).some((daytime) => isAvailable([Math.max(daytime[0], atMs), daytime[1]]))
			if (isDaytime) violate(`${campaign} ${chat.name}: lost, the notice was not sent`)
		}
	}

	/** Names of the chats whose delivery the ledger has given up. */
	const givenUpOf = async (
		campaign: string,
		chats: readonly RehearsedChat[],
	): Promise<ReadonlySet<string>> => {
		const rows = (await ledger.rowsOf(campaign)).filter(
			({ state }) => state === 'failed' || state === 'window-closed',
		)
		const refs = new Set(rows.map(({ ref }) => `${ref.chat} ${ref.thread}`))
		return new Set(chats.filter(({ ref }) => refs.has(`${ref.chat} ${ref.thread}`)).map(({ name }) => name))
	}

	return {
		violations,
		days,
		duplicates: arrivals.duplicates,
		arrived: arrivals.arrived,
		violate,
		settled: (chat, campaign) => {
			const arrival = chat.arrivals.findLast((each) => each.campaign === campaign)
			if (arrival === undefined)
				return violate(`${chat.name} ${campaign}: settled as sent, but nothing arrived`)
			arrival.settled = true
			if (arrival.tip !== null) chat.tips.push(arrival.tip)
		},
		available: (fromMs, untilMs) => void availables.push([fromMs, untilMs]),
		wrongClock: (fromMs, untilMs) => void wrongClocks.push([fromMs, untilMs]),
		trouble: (fromMs, untilMs) => void troubles.push([fromMs, untilMs]),
		expectNotice: (campaign, chats, atMs) => {
			notices = [...notices, { campaign, chats, atMs }]
		},
		closeDate: async (date, chats) => {
			const givenUp = await givenUpOf(tipCampaign(date), chats)
			const windowAt = windowsOn(date)
			for (const chat of chats) closeChat(chat, date, windowOf(chat, windowAt), givenUp)
			const overMs = Date.parse(date)
			for (const notice of notices.filter(({ atMs }) => atMs <= overMs))
				closeNotice(notice, await givenUpOf(notice.campaign, chats))
			notices = notices.filter(({ atMs }) => atMs > overMs)
		},
	}
}
