import type { ChatRef } from '../domain/chat-ref.ts'
import type { Lang } from '../domain/lang.ts'
import type { Tip } from '../domain/pack.ts'
import type { Subscription, TipWish } from '../domain/subscription.ts'

export type Subscribed =
	| {
			readonly kind: 'subscribed'
			readonly subscription: Subscription
			/** Whether there was none before. */
			readonly isNew: boolean
			/** Whether the next tip comes on the present local day. */
			readonly today: boolean
	  }
	/** The wished time is not between these two, in local minutes, both included. Nothing was changed. */
	| { readonly kind: 'unfit-time'; readonly fromMinute: number; readonly toMinute: number }
	/** Nobody knows the wished zone. Nothing was changed. */
	| { readonly kind: 'unknown-zone'; readonly zone: string }

/** Opting in and out. Rejects with the store's AppError when it cannot be reached. */
export interface TipSubscriptions {
	/** Opts a chat in, or changes what it has; a paused one goes on. What the wish leaves open stays, or is the default. */
	readonly subscribe: (ref: ChatRef, person: string, wish: TipWish, lang: Lang) => Promise<Subscribed>
	/** At once: what was planned is taken back. False where there was no subscription. */
	readonly stop: (ref: ChatRef) => Promise<boolean>
	readonly get: (ref: ChatRef) => Promise<Subscription | null>
}

/** The daily tip as the one door needs it. */
export interface DailyTips {
	/** Null where nothing is kept: there are tips on demand only. */
	readonly subscriptions: TipSubscriptions | null
	/** What the chat was or will be sent today; where that is nothing, one that changes with the day. Null for a pack without tips. */
	readonly today: (ref: ChatRef | null) => Promise<Tip | null>
}
