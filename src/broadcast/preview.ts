import { type ChatRef, nameOfChat } from '../domain/chat-ref.ts'
import type { Tip } from '../domain/pack.ts'
import { isWithin, type Span } from '../domain/time-of-day.ts'
import { dateAfter, instantOf, isZone, zonedTime } from '../domain/zoned-time.ts'
import type { Clock } from '../ports/clock.ts'
import type { Ledger, LedgerRow } from '../ports/ledger.ts'
import type { Store } from '../ports/store.ts'
import type { SubscribedChat } from '../ports/subscriptions.ts'
import { tipCampaign } from './campaign.ts'
import { chooseTip } from './choose-tip.ts'
import type { DayKindOf } from './holidays.ts'
import { closesAt, LEAST_GAP_MS } from './hours.ts'

export interface PreviewOptions {
	readonly store: Pick<Store, 'subscriptions' | 'ledger'>
	readonly tips: readonly Tip[]
	readonly clock: Clock
	/** Local hours in which nothing is sent. */
	readonly quiet: Span
	readonly dayKind: DayKindOf
}

/** Why a subscribed chat gets no tip. */
export type NoTip =
	| 'paused'
	| 'unknown-zone'
	/** Its time is in the quiet hours, which were others when it chose. */
	| 'quiet-time'
	| 'rest-day'
	| 'had-it'
	/** Opted in after its time. */
	| 'begins-later'
	| 'too-soon'
	| 'too-late'
	| 'no-tips'

export interface ComingTip {
	readonly ref: ChatRef
	readonly zone: string
	/** Local, `2026-11-25`. */
	readonly date: string
	/** When it is due; now where its time has passed. */
	readonly atMs: number
	readonly tip: Tip
	/** Whether it stands in the ledger already. */
	readonly planned: boolean
}

export interface Preview {
	/** In order of time, then as the store has the chats. */
	readonly coming: readonly ComingTip[]
	/** How many subscribed chats get nothing, and why. */
	readonly nothing: Readonly<Partial<Record<NoTip, number>>>
}

const DAY_MS = 86_400_000

const isOpen = ({ state }: LedgerRow): boolean => state === 'due' || state === 'claimed'

/** What the ledger has of the days around now. */
export interface RecentTips {
	readonly rowOf: (ref: ChatRef, date: string) => LedgerRow | null
	/** When the last tip was sent, or its open delivery may be taken; -Infinity without one. */
	readonly lastMs: (ref: ChatRef) => number
}

export const recentTips = async (ledger: Pick<Ledger, 'rowsOf'>, nowMs: number): Promise<RecentTips> => {
	// Local dates are a day off UTC at most.
	const dates = [-2, -1, 0, 1].map((days) => new Date(nowMs + days * DAY_MS).toISOString().slice(0, 10))
	const rows = new Map<string, Map<string, LedgerRow>>()
	for (const date of dates)
		for (const row of await ledger.rowsOf(tipCampaign(date)))
			rows.set(nameOfChat(row.ref), (rows.get(nameOfChat(row.ref)) ?? new Map()).set(date, row))
	return {
		rowOf: (ref, date) => rows.get(nameOfChat(ref))?.get(date) ?? null,
		lastMs: (ref) =>
			[...(rows.get(nameOfChat(ref))?.values() ?? [])]
				.filter((row) => (row.state === 'sent' && row.atMs <= nowMs) || isOpen(row))
				.reduce((last, { atMs }) => Math.max(last, atMs), Number.NEGATIVE_INFINITY),
	}
}

/** Why a chat cannot get a tip on a day, whatever the time is; null where it can. */
export const barred = (
	chat: SubscribedChat,
	date: string,
	{ quiet, dayKind }: Pick<PreviewOptions, 'quiet' | 'dayKind'>,
): NoTip | null => {
	if (chat.paused) return 'paused'
	const { isWeekend, isHoliday } = dayKind(date)
	if ((chat.weekdaysOnly && isWeekend) || (chat.skipHolidays && isHoliday)) return 'rest-day'
	return isWithin(chat.atMinute, quiet) ? 'quiet-time' : null
}

/** When a chat gets the tip of a day, were it to be planned by the clock alone. */
const timeOf = (
	{ atMinute, zone, sinceMs }: SubscribedChat,
	date: string,
	{ nowMs, lastMs, quiet }: { readonly nowMs: number; readonly lastMs: number; readonly quiet: Span },
): number | NoTip => {
	const dueMs = instantOf(date, atMinute, zone)
	if (sinceMs > dueMs) return 'begins-later'
	const closedMs = instantOf(date, closesAt(atMinute, quiet), zone)
	if (nowMs >= closedMs) return 'too-late'
	const atMs = Math.max(dueMs, nowMs, lastMs + LEAST_GAP_MS)
	return atMs < closedMs ? atMs : 'too-soon'
}

/**
 * Who gets which tip when, by the rules and the ledger that the planner goes by, were nothing to change until then.
 * @param wanted a local date of each chat, today or later; null: the next tip of each chat within 24 hours
 */
export const preview = async (options: PreviewOptions, wanted: string | null): Promise<Preview> => {
	const { store, tips, clock, quiet } = options
	const nowMs = clock.now()
	const recent = await recentTips(store.ledger, nowMs)

	const look = (chat: SubscribedChat, usedBefore: readonly string[]): ComingTip | NoTip => {
		const { ref, zone } = chat
		if (!isZone(zone)) return 'unknown-zone'
		const today = zonedTime(nowMs, zone).date
		const lastDate = wanted ?? dateAfter(today, 1)
		const used = [...usedBefore]
		let lastMs = recent.lastMs(ref)
		let why: NoTip = 'had-it'
		for (let date = today; date <= lastDate; date = dateAfter(date, 1)) {
			const row = recent.rowOf(ref, date)
			const planned = row !== null && isOpen(row) ? tips.find(({ id }) => id === row.tip) : undefined
			if (row !== null && planned !== undefined && (wanted ?? date) === date)
				return { ref, zone, date, atMs: Math.max(row.atMs, nowMs), tip: planned, planned: true }
			const atMs =
				row !== null
					? 'had-it'
					: (barred(chat, date, options) ?? timeOf(chat, date, { nowMs, lastMs, quiet }))
			if (typeof atMs === 'string') {
				why = atMs
				continue
			}
			if (wanted === null && atMs > nowMs + DAY_MS) return why
			const tip = chooseTip(tips, ref, used)
			if (tip === null) return 'no-tips'
			if ((wanted ?? date) === date) return { ref, zone, date, atMs, tip, planned: false }
			used.push(tip.id)
			lastMs = atMs
		}
		return why
	}

	const chats = await store.subscriptions.list()
	const used = await store.ledger.tipsOf(chats.map(({ ref }) => ref))
	const coming: ComingTip[] = []
	const nothing: Partial<Record<NoTip, number>> = {}
	for (const [at, chat] of chats.entries()) {
		const found = look(chat, used[at] ?? [])
		if (typeof found === 'string') nothing[found] = (nothing[found] ?? 0) + 1
		else coming.push(found)
	}
	return { coming: coming.toSorted((a, b) => a.atMs - b.atMs), nothing }
}
