import { openPostgresStore, openPostgresTables } from '../../src/store/postgres.ts'
import { TABLES } from '../../src/store/schema.ts'
import { startPostgres, whyNoPostgres } from '../support/postgres.ts'
import { storeContract } from './store-contract.ts'

storeContract(
	'PostgreSQL',
	async () => {
		const server = await startPostgres({ fsync: false })
		const url = await server.database('contract')
		const db = await openPostgresTables({ url, maxConnections: 1 })
		return {
			empty: async () => {
				for (const table of TABLES.toReversed()) await db.deleteFrom(table).execute()
			},
			open: (options) => openPostgresStore({ url, ...options }),
			dump: async () => {
				const rows = []
				for (const table of TABLES) rows.push(await db.selectFrom(table).selectAll().execute())
				return JSON.stringify(rows)
			},
			dispose: async () => {
				await db.destroy()
				await server.stop()
			},
		}
	},
	whyNoPostgres(),
)
