import type { ChatRef } from '../domain/chat-ref.ts'
import type { Tip } from '../domain/pack.ts'
import type { Subscription, TipWish } from '../domain/subscription.ts'
import { isWithin, type Span } from '../domain/time-of-day.ts'
import { instantOf, isZone, zonedTime } from '../domain/zoned-time.ts'
import type { Clock } from '../ports/clock.ts'
import type { DailyTips, TipSubscriptions } from '../ports/daily-tips.ts'
import type { Store } from '../ports/store.ts'
import { tipCampaign } from './campaign.ts'
import { chooseTip, tipOfDay } from './choose-tip.ts'
import type { DayKindOf } from './holidays.ts'
import { closesAt, fitTimes } from './hours.ts'

export interface DailyTipsOptions {
	readonly store: Pick<Store, 'subscriptions' | 'ledger'>
	readonly tips: readonly Tip[]
	readonly clock: Clock
	/** Local hours in which nothing is sent. */
	readonly quiet: Span
	readonly dayKind: DayKindOf
	/** For new subscriptions. */
	readonly defaults: Pick<Subscription, 'atMinute' | 'zone'>
}

const OFF = { weekdaysOnly: false, skipHolidays: false, silent: false } as const

/** Opting in and out, and today's tip, over the store. */
export const createDailyTips = (options: DailyTipsOptions): DailyTips => {
	const { store, tips, clock, quiet, dayKind, defaults } = options

	/** Whether the planner will find the chat on the present local day. */
	const comesToday = async (ref: ChatRef, wanted: Subscription, sinceMs: number): Promise<boolean> => {
		const { atMinute, zone } = wanted
		const { date, minute } = zonedTime(clock.now(), zone)
		const { isWeekend, isHoliday } = dayKind(date)
		if ((wanted.weekdaysOnly && isWeekend) || (wanted.skipHolidays && isHoliday)) return false
		if (wanted.paused || tips.length === 0 || minute >= closesAt(atMinute, quiet)) return false
		if (sinceMs > instantOf(date, atMinute, zone)) return false
		return (await store.ledger.tipIn(tipCampaign(date), ref)) === null
	}

	const subscriptions: TipSubscriptions = {
		subscribe: async (ref, person, wish: TipWish, lang) => {
			const before = await store.subscriptions.get(ref)
			const wanted: Subscription = {
				atMinute: wish.atMinute ?? before?.atMinute ?? defaults.atMinute,
				zone: wish.zone ?? before?.zone ?? defaults.zone,
				weekdaysOnly: wish.weekdaysOnly ?? before?.weekdaysOnly ?? OFF.weekdaysOnly,
				skipHolidays: wish.skipHolidays ?? before?.skipHolidays ?? OFF.skipHolidays,
				silent: wish.silent ?? before?.silent ?? OFF.silent,
				paused: false,
				lang,
			}
			if (!isZone(wanted.zone)) return { kind: 'unknown-zone', zone: wanted.zone }
			if (isWithin(wanted.atMinute, quiet)) return { kind: 'unfit-time', ...fitTimes(quiet) }
			await store.subscriptions.put(ref, person, wanted)
			const today = await comesToday(ref, wanted, before?.sinceMs ?? clock.now())
			return { kind: 'subscribed', subscription: wanted, isNew: before === null, today }
		},
		stop: (ref) => store.subscriptions.end(ref),
		get: async (ref) => {
			const found = await store.subscriptions.get(ref)
			if (found === null) return null
			const { by: _by, sinceMs: _sinceMs, ...subscription } = found
			return subscription
		},
	}

	return {
		subscriptions,
		today: async (ref) => {
			const subscription = ref === null ? null : await store.subscriptions.get(ref)
			if (ref === null || subscription === null)
				return tipOfDay(tips, zonedTime(clock.now(), defaults.zone).date)
			const { date } = zonedTime(clock.now(), subscription.zone)
			const planned = await store.ledger.tipIn(tipCampaign(date), ref)
			const sent = tips.find(({ id }) => id === planned)
			if (sent !== undefined) return sent
			// Whoever gets none today must not be told tomorrow's: it would come twice.
			if (!(await comesToday(ref, subscription, subscription.sinceMs))) return tipOfDay(tips, date)
			const [used = []] = await store.ledger.tipsOf([ref])
			return chooseTip(tips, ref, used)
		},
	}
}

/** Where nothing is kept: the same tip for everybody, another each day. @param zone whose day it is */
export const createTipsOnDemand = (tips: readonly Tip[], clock: Clock, zone: string): DailyTips => ({
	subscriptions: null,
	today: async () => tipOfDay(tips, zonedTime(clock.now(), zone).date),
})
