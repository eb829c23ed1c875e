import type { ChatRef } from './chats.ts'

export interface Subscription {
	/** Minutes after local midnight, 0 to 1439. */
	readonly atMinute: number
	/** IANA name, such as `Asia/Shanghai`. */
	readonly zone: string
	readonly weekdaysOnly: boolean
	readonly skipHolidays: boolean
	/** Delivered without a sound. */
	readonly silent: boolean
	readonly paused: boolean
}

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
	readonly limit: number
}

export interface DueChat extends Subscription {
	readonly ref: ChatRef
}

export interface Subscriptions {
	/** New, or changed; a change keeps who opted in and when. `person` is the platform's id of who said so. */
	readonly put: (ref: ChatRef, person: string, wanted: Subscription) => Promise<void>
	readonly get: (ref: ChatRef) => Promise<(Subscription & OptIn) | null>
	/** Ends it, and takes back the tips that nobody has begun to send. False where there was none. */
	readonly end: (ref: ChatRef) => Promise<boolean>
	/** As `end`, but the settings stay. False where there is no subscription. */
	readonly pause: (ref: ChatRef, paused: boolean) => Promise<boolean>
	/** Zones of chats that are here and not paused. */
	readonly zones: () => Promise<readonly string[]>
	/** In order of local time. Planning a delivery takes a chat out of the next answer. */
	readonly due: (query: DueQuery) => Promise<readonly DueChat[]>
}
