import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Never edited once released: a change is the next file. */
export const dailyTips: Migration = {
	up: async (db: Kysely<unknown>): Promise<void> => {
		await db.schema.alterTable('deliveries').addColumn('until_ms', 'bigint').execute()
		await db.schema
			.alterTable('subscriptions')
			.addColumn('lang', 'text', (column) => column.notNull().defaultTo('zh-Hans'))
			.execute()
		await db.schema
			.createTable('notices')
			.addColumn('campaign', 'text', (column) => column.primaryKey().notNull())
			.addColumn('json', 'text', (column) => column.notNull())
			.addColumn('at_ms', 'bigint', (column) => column.notNull())
			.execute()
		await db.schema
			.createTable('switches')
			.addColumn('name', 'text', (column) => column.primaryKey().notNull())
			.addColumn('value', 'text', (column) => column.notNull())
			.execute()
		// Settled rows are most rows, and nobody looks for the next of them.
		await db.schema.dropIndex('deliveries_next').execute()
		await db.schema
			.createIndex('deliveries_open')
			.on('deliveries')
			.columns(['platform', 'open_ms', 'chat_id'])
			.where('open_ms', 'is not', null)
			.execute()
		await db.schema.dropIndex('deliveries_of_chat').execute()
		// All that is asked of a chat's past stands in the index: its rows lie far apart in the table, one for each day.
		await db.schema
			.createIndex('deliveries_by_chat')
			.on('deliveries')
			.columns(['chat_id', 'settled_ms', 'outcome', 'tip'])
			.execute()
		await db.schema.dropIndex('deliveries_by_figure').execute()
		await db.schema
			.createIndex('figures_by_chat')
			.on('delivery_figures')
			.columns(['figure', 'chat_id'])
			.execute()
	},
}
