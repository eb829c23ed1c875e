import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bringUpToDate, MIGRATIONS } from '../../../src/store/migrate.ts'
import type { Database, Tables } from '../../../src/store/schema.ts'
import { forKysely } from '../../../src/store/sqlite-database.ts'
import { sqliteDialect } from '../../../src/store/sqlite-dialect.ts'

const later: Migration = {
	up: async (db) => {
		await db.schema.alterTable('chats').addColumn('title', 'text').execute()
	},
}
const broken: Migration = {
	up: async (db) => {
		await db.schema.createTable('half').addColumn('id', 'text').execute()
		await db.schema.createTable('half').addColumn('id', 'text').execute()
	},
}

describe('migrations', () => {
	let file: DatabaseSync
	let db: Database
	beforeEach(() => {
		file = new DatabaseSync(':memory:')
		db = new Kysely<Tables>({ dialect: sqliteDialect(forKysely(file, 'memory', () => undefined)) })
		return () => db.destroy()
	})
	const schema = () => file.prepare('select sql from sqlite_master order by name').all()

	it('brings old tables up to date and keeps their rows', async () => {
		await bringUpToDate(db, 'memory')
		await db.insertInto('preferences').values({ key: 'a', lang: 'en' }).execute()
		await bringUpToDate(db, 'memory', { ...MIGRATIONS, '0002-later': later })
		await bringUpToDate(db, 'memory', { ...MIGRATIONS, '0002-later': later })
		expect(await db.selectFrom('preferences').selectAll().execute()).toHaveLength(1)
		expect(JSON.stringify(schema())).toContain('title')
	})

	it('refuses tables of a newer version, and changes nothing', async () => {
		await bringUpToDate(db, 'memory', { ...MIGRATIONS, '0002-later': later })
		const before = schema()
		await expect(bringUpToDate(db, 'memory')).rejects.toMatchObject({
			code: 'STORE_NEWER',
			message: expect.stringContaining('0002-later'),
		})
		expect(schema()).toEqual(before)
	})

	it('takes all back when one fails', async () => {
		await bringUpToDate(db, 'memory')
		const before = schema()
		const failing = bringUpToDate(db, 'memory', { ...MIGRATIONS, '0002-later': later, '0003-broken': broken })
		await expect(failing).rejects.toMatchObject({ code: 'STORE_MIGRATION_FAILED' })
		expect(schema()).toEqual(before)
		await bringUpToDate(db, 'memory')
	})

	afterEach(() => {
		expect(file.isTransaction).toBe(false)
	})
})
