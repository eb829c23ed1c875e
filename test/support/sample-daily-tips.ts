import type { ChatRef } from '../../src/domain/chat-ref.ts'
import type { Tip } from '../../src/domain/pack.ts'
import type { Subscription } from '../../src/domain/subscription.ts'
import { isZone } from '../../src/domain/zoned-time.ts'
import type { DailyTips } from '../../src/ports/daily-tips.ts'

export interface SampleDailyTips extends DailyTips {
	/** Chats with a subscription, and what they have. */
	readonly subscriptions: ReadonlyMap<string, Subscription>
}

const keyOf = ({ platform, chat, thread }: ChatRef): string => [platform, chat, thread ?? ''].join('/')

const FROM_MINUTE = 7 * 60 + 30
const TO_MINUTE = 21 * 60 + 29

/** Subscriptions in memory; whoever wants a time before noon begins tomorrow. */
export const sampleDailyTips = (tip: Tip | null): SampleDailyTips => {
	const subscriptions = new Map<string, Subscription>()
	return {
		subscriptions,
		subscribe: async (ref, _person, wish, lang) => {
			const before = subscriptions.get(keyOf(ref))
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
			subscriptions.set(keyOf(ref), subscription)
			return { kind: 'subscribed', subscription, isNew: before === undefined, today: atMinute >= 720 }
		},
		stop: async (ref) => subscriptions.delete(keyOf(ref)),
		get: async (ref) => subscriptions.get(keyOf(ref)) ?? null,
		today: async () => tip,
	}
}
