import type { ChatRef } from '../../src/domain/chat-ref.ts'
import type { Tip } from '../../src/domain/pack.ts'
import type { Subscription } from '../../src/domain/subscription.ts'
import { isZone } from '../../src/domain/zoned-time.ts'
import type { DailyTips, TipSubscriptions } from '../../src/ports/daily-tips.ts'

export interface SampleDailyTips extends DailyTips {
	/** Chats with a subscription, and what they have. */
	readonly known: ReadonlyMap<string, Subscription>
	readonly subscriptions: TipSubscriptions
}

const keyOf = ({ platform, chat, thread }: ChatRef): string => [platform, chat, thread ?? ''].join('/')

const FROM_MINUTE = 7 * 60 + 30
const TO_MINUTE = 21 * 60 + 29

/** Subscriptions in memory; whoever wants a time before noon begins tomorrow. */
export const sampleDailyTips = (tip: Tip | null): SampleDailyTips => {
	const known = new Map<string, Subscription>()
	const subscriptions: TipSubscriptions = {
		subscribe: async (ref, _person, wish, lang) => {
			const before = known.get(keyOf(ref))
			const subscription: Subscription = {
				atMinute: 510,
				zone: 'Asia/Shanghai',
				weekdaysOnly: false,
				skipHolidays: false,
				silent: false,
				...before,
				...wish,
				paused: false,
				lang,
			}
			const { atMinute, zone } = subscription
			if (!isZone(zone)) return { kind: 'unknown-zone', zone }
			if (atMinute < FROM_MINUTE || atMinute > TO_MINUTE)
				return { kind: 'unfit-time', fromMinute: FROM_MINUTE, toMinute: TO_MINUTE }
			known.set(keyOf(ref), subscription)
			return { kind: 'subscribed', subscription, isNew: before === undefined, today: atMinute >= 720 }
		},
		stop: async (ref) => known.delete(keyOf(ref)),
		get: async (ref) => known.get(keyOf(ref)) ?? null,
	}
	return { known, subscriptions, today: async () => tip }
}
