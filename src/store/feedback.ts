import type { Clock } from '../ports/clock.ts'
import type { Feedback } from '../ports/store.ts'
import { type Database, flag } from './schema.ts'

/** UTC date, `2026-11-25`. */
export const utcDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

export const keepFeedback = (db: Database, clock: Clock): Feedback => ({
	record: async ({ channel, about, useful }) => {
		await db
			.insertInto('votes')
			.values({ day: utcDay(clock.now()), channel, about, useful: flag(useful), count: 1 })
			.onConflict((conflict) =>
				conflict
					.columns(['day', 'channel', 'about', 'useful'])
					.doUpdateSet((eb) => ({ count: eb('votes.count', '+', 1) })),
			)
			.execute()
	},
	counts: async () => {
		const rows = await db
			.selectFrom('votes')
			.select(['day', 'channel', 'about', 'useful', 'count'])
			.orderBy('day')
			.orderBy('channel')
			.orderBy('about')
			.orderBy('useful')
			.execute()
		return rows.map(({ day, channel, about, useful, count }) => ({
			day,
			channel,
			about,
			useful: useful === 1,
			count,
		}))
	},
})
