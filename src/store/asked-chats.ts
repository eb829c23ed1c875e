import type { ChatRef } from '../domain/chat-ref.ts'
import { columnsOf } from './chat-columns.ts'
import { givenRows } from './given-rows.ts'
import type { Database, Dialect } from './schema.ts'

const COLUMNS = { place: 'bigint', platform: 'text', chat: 'text', thread: 'text' } as const

/** A statement about chats, as a table `asked` of their places in the list and their ids; null for one that is not known. */
export const askedChats = (db: Database, refs: readonly ChatRef[], dialect: Dialect) => {
	const given = refs.map((ref, place) => ({ place, ...columnsOf(ref) }))
	return db.with(
		(name) => name('asked').materialized(),
		(cte) =>
			cte
				.selectFrom(givenRows(dialect, COLUMNS, given))
				// As a value and not by a join: PostgreSQL, which cannot know how few the rows are, would read all chats.
				.select(({ selectFrom }) => [
					'given.place',
					selectFrom('chats as c')
						.select('c.id')
						.whereRef('c.platform', '=', 'given.platform')
						.whereRef('c.chat', '=', 'given.chat')
						.whereRef('c.thread', '=', 'given.thread')
						.as('id'),
				]),
	)
}
