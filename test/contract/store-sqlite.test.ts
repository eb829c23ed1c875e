import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { TABLES } from '../../src/store/schema.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { storeContract } from './store-contract.ts'

storeContract(
	'SQLite',
	async () => {
		const folder = mkdtempSync(join(tmpdir(), 'wenbao-store-'))
		let number = 0
		const path = (): string => join(folder, String(number), 'wenbao.db')
		return {
			empty: async () => {
				number++
			},
			open: (options) => openSqliteStore({ path: path(), ...options }),
			dump: async () => {
				const file = new DatabaseSync(path(), { readOnly: true })
				const rows = TABLES.map((table) => file.prepare(`select * from ${table}`).all())
				file.close()
				return JSON.stringify(rows)
			},
			dispose: async () => rmSync(folder, { recursive: true, force: true }),
		}
	},
	null,
)
