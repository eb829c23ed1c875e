import type { Selectable } from 'kysely'
import type { Clock } from '../ports/clock.ts'
import type { Subscription, Subscriptions } from '../ports/subscriptions.ts'
import { findChat, seeChat } from './chats.ts'
import type { IdHash } from './id-hash.ts'
import { type Database, flag, type Tables } from './schema.ts'

const SETTINGS = ['at_minute', 'zone', 'weekdays_only', 'skip_holidays', 'silent', 'paused'] as const

type Row = Pick<Selectable<Tables['subscriptions']>, (typeof SETTINGS)[number]>

const toRow = (wanted: Subscription): Row => ({
	at_minute: wanted.atMinute,
	zone: wanted.zone,
	weekdays_only: flag(wanted.weekdaysOnly),
	skip_holidays: flag(wanted.skipHolidays),
	silent: flag(wanted.silent),
	paused: flag(wanted.paused),
})

const fromRow = (row: Row): Subscription => ({
	atMinute: row.at_minute,
	zone: row.zone,
	weekdaysOnly: row.weekdays_only === 1,
	skipHolidays: row.skip_holidays === 1,
	silent: row.silent === 1,
	paused: row.paused === 1,
})

export const hashOfPerson = (hash: IdHash, platform: string, id: string): string =>
	hash('person', platform, id)

/** What was planned and nobody has begun to send. */
const takeBackTips = async (tx: Database, chatId: string): Promise<void> => {
	await tx
		.deleteFrom('deliveries')
		.where('chat_id', '=', chatId)
		.where('tip', 'is not', null)
		.where('outcome', 'is', null)
		.where('owner', 'is', null)
		.execute()
}

export const keepSubscriptions = (db: Database, hash: IdHash, clock: Clock): Subscriptions => ({
	put: (ref, person, wanted) =>
		db.transaction().execute(async (tx) => {
			await seeChat(tx, ref, clock.now())
			const chat = await findChat(tx, ref)
			if (chat === null) return
			const by = hashOfPerson(hash, ref.platform, person)
			const row = toRow(wanted)
			await tx
				.insertInto('subscriptions')
				.values({ chat_id: chat.id, by, since_ms: clock.now(), ...row })
				.onConflict((conflict) => conflict.column('chat_id').doUpdateSet(row))
				.execute()
			if (wanted.paused) await takeBackTips(tx, chat.id)
		}),
	get: async (ref) => {
		const chat = await findChat(db, ref)
		if (chat === null) return null
		const row = await db
			.selectFrom('subscriptions')
			.select([...SETTINGS, 'by', 'since_ms'])
			.where('chat_id', '=', chat.id)
			.executeTakeFirst()
		return row === undefined ? null : { ...fromRow(row), by: row.by, sinceMs: row.since_ms }
	},
	end: (ref) =>
		db.transaction().execute(async (tx) => {
			const chat = await findChat(tx, ref)
			if (chat === null) return false
			const { numDeletedRows } = await tx
				.deleteFrom('subscriptions')
				.where('chat_id', '=', chat.id)
				.executeTakeFirstOrThrow()
			await takeBackTips(tx, chat.id)
			return numDeletedRows > 0n
		}),
	pause: (ref, paused) =>
		db.transaction().execute(async (tx) => {
			const chat = await findChat(tx, ref)
			if (chat === null) return false
			const { numUpdatedRows } = await tx
				.updateTable('subscriptions')
				.set({ paused: flag(paused) })
				.where('chat_id', '=', chat.id)
				.executeTakeFirstOrThrow()
			if (paused) await takeBackTips(tx, chat.id)
			return numUpdatedRows > 0n
		}),
	zones: async () => {
		const rows = await db
			.selectFrom('subscriptions')
			.select('zone')
			.distinct()
			.where('paused', '=', 0)
			.orderBy('zone')
			.execute()
		return rows.map(({ zone }) => zone)
	},
	due: async ({ campaign, zone, fromMinute, toMinute, onWeekend, onHoliday, limit }) => {
		const rows = await db
			.selectFrom('subscriptions as s')
			.innerJoin('chats as c', 'c.id', 's.chat_id')
			.select(['c.platform', 'c.chat', 'c.thread', ...SETTINGS])
			.where('s.zone', '=', zone)
			.where('s.at_minute', '>=', fromMinute)
			.where('s.at_minute', '<=', toMinute)
			.where('s.paused', '=', 0)
			.where('c.state', '=', 'here')
			.$if(onWeekend, (query) => query.where('s.weekdays_only', '=', 0))
			.$if(onHoliday, (query) => query.where('s.skip_holidays', '=', 0))
			.where(({ not, exists, selectFrom }) =>
				not(
					exists(
						selectFrom('deliveries as d')
							.select('d.campaign')
							.where('d.campaign', '=', campaign)
							.whereRef('d.chat_id', '=', 's.chat_id'),
					),
				),
			)
			.orderBy('s.at_minute')
			.orderBy('s.chat_id')
			.limit(limit)
			.execute()
		return rows.map((row) => ({
			ref: { platform: row.platform, chat: row.chat, thread: row.thread === '' ? null : row.thread },
			...fromRow(row),
		}))
	},
})
