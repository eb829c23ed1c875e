import type { Switches } from '../ports/switches.ts'
import type { Database } from './schema.ts'

export const keepSwitches = (db: Database): Switches => ({
	get: async (name) => {
		const row = await db.selectFrom('switches').select('value').where('name', '=', name).executeTakeFirst()
		return row?.value ?? null
	},
	set: async (name, value) => {
		if (value === null) await db.deleteFrom('switches').where('name', '=', name).execute()
		else
			await db
				.insertInto('switches')
				.values({ name, value })
				.onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
				.execute()
	},
})
