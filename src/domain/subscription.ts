import type { Lang } from './lang.ts'

/** What a chat may switch on and off about its daily tip. */
export const TIP_OPTIONS = ['weekdays-only', 'skip-holidays', 'silent'] as const
export type TipOption = (typeof TIP_OPTIONS)[number]

/** How a chat gets its daily tip. */
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
	/** In which it was asked for; a language fixed with /language goes before it. */
	readonly lang: Lang
}

/** What of a subscription somebody named; the rest stays as it is, or as the service has it. */
export type TipWish = Partial<Omit<Subscription, 'paused' | 'lang'>>
