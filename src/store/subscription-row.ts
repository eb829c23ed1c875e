import type { Selectable } from 'kysely'
import type { Subscription } from '../domain/subscription.ts'
import { flag, type Tables } from './schema.ts'

export const SETTINGS = [
	'at_minute',
	'zone',
	'weekdays_only',
	'skip_holidays',
	'silent',
	'paused',
	'lang',
] as const

type Row = Pick<Selectable<Tables['subscriptions']>, (typeof SETTINGS)[number]>

export const toRow = (wanted: Subscription): Row => ({
	at_minute: wanted.atMinute,
	zone: wanted.zone,
	weekdays_only: flag(wanted.weekdaysOnly),
	skip_holidays: flag(wanted.skipHolidays),
	silent: flag(wanted.silent),
	paused: flag(wanted.paused),
	lang: wanted.lang,
})

export const fromRow = (row: Row): Subscription => ({
	atMinute: row.at_minute,
	zone: row.zone,
	weekdaysOnly: row.weekdays_only === 1,
	skipHolidays: row.skip_holidays === 1,
	silent: row.silent === 1,
	paused: row.paused === 1,
	lang: row.lang,
})
