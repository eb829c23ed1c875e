import type { DueQuery, SubscribedChat } from '../ports/subscriptions.ts'
import { refOf } from './chat-columns.ts'
import type { Database } from './schema.ts'
import { fromRow, SETTINGS } from './subscription-row.ts'

const MINUTE_MS = 60_000

const subscribedChats = (db: Database) =>
	db
		.selectFrom('subscriptions as s')
		.innerJoin('chats as c', 'c.id', 's.chat_id')
		.select(['c.platform', 'c.chat', 'c.thread', 's.since_ms', ...SETTINGS])
		.where('c.state', '=', 'here')

type Row = Awaited<ReturnType<ReturnType<typeof subscribedChats>['execute']>>[number]

const toChat = (row: Row): SubscribedChat => ({
	ref: refOf(row),
	sinceMs: row.since_ms,
	...fromRow(row),
})

/** See Subscriptions.due. */
export const dueChats = async (
	db: Database,
	query: DueQuery,
	nowMs: number,
): Promise<readonly SubscribedChat[]> => {
	const rows = await subscribedChats(db)
		.where('s.zone', '=', query.zone)
		.where('s.at_minute', '>=', query.fromMinute)
		.where('s.at_minute', '<=', query.toMinute)
		.where('s.paused', '=', 0)
		.where(({ eb }) => eb(eb('s.since_ms', '-', eb('s.at_minute', '*', MINUTE_MS)), '<=', query.dayMs))
		.$if(query.onWeekend, (due) => due.where('s.weekdays_only', '=', 0))
		.$if(query.onHoliday, (due) => due.where('s.skip_holidays', '=', 0))
		.where(({ not, exists, selectFrom }) => {
			const ofChat = selectFrom('deliveries as d')
				.select('d.campaign')
				.whereRef('d.chat_id', '=', 's.chat_id')
			const tips = ofChat.where('d.tip', 'is not', null)
			const sent = tips
				.where('d.settled_ms', '>=', query.noTipSinceMs)
				.where('d.settled_ms', '<=', nowMs)
				.where('d.outcome', '=', 'sent')
			return not(
				exists(ofChat.where('d.campaign', '=', query.campaign))
					.or(exists(tips.where('d.settled_ms', 'is', null)))
					.or(exists(sent)),
			)
		})
		.orderBy('s.at_minute')
		.orderBy('s.chat_id')
		.limit(query.limit)
		.execute()
	return rows.map(toChat)
}

/** See Subscriptions.list. */
export const listChats = async (db: Database, platform?: string): Promise<readonly SubscribedChat[]> => {
	const rows = await subscribedChats(db)
		.$if(platform !== undefined, (chats) => chats.where('c.platform', '=', platform ?? ''))
		.orderBy('s.zone')
		.orderBy('s.at_minute')
		.orderBy('c.platform')
		.orderBy('c.chat')
		.orderBy('c.thread')
		.execute()
	return rows.map(toChat)
}
