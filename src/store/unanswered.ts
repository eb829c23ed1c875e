import type { Clock } from '../ports/clock.ts'
import type { UnansweredLog } from '../ports/store.ts'
import { plainText } from './plain-text.ts'
import type { Database } from './schema.ts'

/** Of a question; 1,500 bytes at most, which an index of PostgreSQL still takes. */
const MOST_UNITS = 500

const codes = (json: string): readonly string[] => {
	const parsed: unknown = JSON.parse(json)
	return Array.isArray(parsed) ? parsed.map(String) : []
}

export const keepUnanswered = (db: Database, clock: Clock, enabled: boolean): UnansweredLog => ({
	note: async ({ text, lang, nearest }) => {
		if (!enabled) return false
		const row = { lang, nearest: JSON.stringify(nearest), last_ms: clock.now() }
		await db
			.insertInto('unanswered')
			.values({ text: plainText(text.slice(0, MOST_UNITS)), count: 1, ...row })
			.onConflict((conflict) =>
				conflict.column('text').doUpdateSet((eb) => ({ ...row, count: eb('unanswered.count', '+', 1) })),
			)
			.execute()
		return true
	},
	list: async (limit) => {
		const rows = await db
			.selectFrom('unanswered')
			.select(['text', 'lang', 'nearest', 'count', 'last_ms'])
			.orderBy('count', 'desc')
			.orderBy('last_ms', 'desc')
			.limit(limit)
			.execute()
		return rows.map(({ text, lang, nearest, count, last_ms }) => ({
			text,
			lang,
			nearest: codes(nearest),
			count,
			lastMs: last_ms,
		}))
	},
})
