import type { ChatRef } from '../domain/chat-ref.ts'
import type { Subscription } from '../domain/subscription.ts'

/** Who said yes, and when. */
export interface OptIn {
	/** Keyed hash of the platform and the id of the person; null when the person was deleted. */
	readonly by: string | null
	/** Milliseconds since 1970. */
	readonly sinceMs: number
}

/** What is asked once a minute or so for each zone: who has a local time inside a window and no delivery yet. */
export interface DueQuery {
	readonly campaign: string
	readonly zone: string
	/** Local minutes, both included, 0 to 1439. */
	readonly fromMinute: number
	readonly toMinute: number
	/** Leaves out chats that want weekdays only. */
	readonly onWeekend: boolean
	/** Leaves out chats that skip holidays. */
	readonly onHoliday: boolean
	/**
	 * Leaves out chats whose last tip was sent between this moment and now, or is still open: never two in a row.
	 * What is dated in the future, by a clock that was wrong, does not count.
	 */
	readonly noTipSinceMs: number
	/**
	 * Local minute 0 of the day, milliseconds since 1970, counted back from noon. Leaves out chats that opted in after
	 * their own time of this day: they begin tomorrow.
	 */
	readonly dayMs: number
	readonly limit: number
}

export interface SubscribedChat extends Subscription {
	readonly ref: ChatRef
	readonly sinceMs: number
}

export interface Subscriptions {
	/**
	 * New, or changed; a change keeps who opted in and when, and takes back the tips that nobody has begun to send, so
	 * that they are planned anew. `person` is the platform's id of who said so.
	 */
	readonly put: (ref: ChatRef, person: string, wanted: Subscription) => Promise<void>
	readonly get: (ref: ChatRef) => Promise<(Subscription & OptIn) | null>
	/** Ends it, and takes back the tips that nobody has begun to send. False where there was none. */
	readonly end: (ref: ChatRef) => Promise<boolean>
	/** As `end`, but the settings stay. False where there is no subscription. */
	readonly pause: (ref: ChatRef, paused: boolean) => Promise<boolean>
	/** Zones of chats that are here and not paused. */
	readonly zones: () => Promise<readonly string[]>
	/** In order of local time. Planning a delivery takes a chat out of the next answer. */
	readonly due: (query: DueQuery) => Promise<readonly SubscribedChat[]>
	/**
	 * Every chat that is here, paused ones among them, in order of zone, local time and id.
	 * @param platform default: of all
	 */
	readonly list: (platform?: string) => Promise<readonly SubscribedChat[]>
}
