import { dateAfter, instantOf, zonedTime } from '../../domain/zoned-time.ts'
import { LEAST_GAP_MS } from '../hours.ts'
import { nowOf, type RehearsedChat } from './chats.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** When the clocks of a zone show a minute of the day next. */
const nextTimeMs = (afterMs: number, zone: string, minute: number): number => {
	const today = zonedTime(afterMs, zone).date
	for (const date of [today, dateAfter(today, 1), dateAfter(today, 2)]) {
		const ms = instantOf(date, minute, zone)
		if (ms > afterMs) return ms
	}
	return afterMs + DAY_MS
}

/** The local times that chats have chosen, as moments. */
export const createTimes = (chats: readonly RehearsedChat[]) => {
	const known = new Map<string, number>()
	const timeOf = (nowMs: number, zone: string, minute: number): number => {
		const key = `${minute} ${zone}`
		const ms = known.get(key)
		// A clock that was set back makes it today again.
		if (ms !== undefined && ms > nowMs && ms <= nowMs + DAY_MS) return ms
		const next = nextTimeMs(nowMs, zone, minute)
		known.set(key, next)
		return next
	}
	return {
		/** When somebody's time comes next, by the service's clock. */
		nextMs: (nowMs: number): number =>
			chats.reduce((next, chat) => {
				const { subscription, fromMs } = nowOf(chat)
				if (subscription === null || subscription.paused) return next
				const last = chat.arrivals.findLast(({ tip }) => tip !== null)
				const gapMs = (last?.atMs ?? 0) + LEAST_GAP_MS
				// Whoever changed its time since the last tip may have to wait.
				const waits = last !== undefined && fromMs > last.trueMs && gapMs > nowMs
				return Math.min(
					next,
					timeOf(nowMs, subscription.zone, subscription.atMinute),
					waits ? gapMs + MINUTE_MS : Number.POSITIVE_INFINITY,
				)
			}, Number.POSITIVE_INFINITY),
	}
}
