import type { Clock } from '../ports/clock.ts'
import type { Notices } from '../ports/notices.ts'
import { plainText } from './plain-text.ts'
import type { Database } from './schema.ts'

export const keepNotices = (db: Database, clock: Clock): Notices => ({
	put: async (campaign, json) => {
		const { numInsertedOrUpdatedRows } = await db
			.insertInto('notices')
			.values({ campaign, json: plainText(json), at_ms: clock.now() })
			.onConflict((conflict) => conflict.column('campaign').doNothing())
			.executeTakeFirstOrThrow()
		return numInsertedOrUpdatedRows === 1n
	},
	get: async (campaign) => {
		const row = await db
			.selectFrom('notices')
			.select('json')
			.where('campaign', '=', campaign)
			.executeTakeFirst()
		return row?.json ?? null
	},
})
