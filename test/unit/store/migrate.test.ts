import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createStore } from '../../../src/store/create-store.ts'
import { bringUpToDate, MIGRATIONS } from '../../../src/store/migrate.ts'
import { first } from '../../../src/store/migrations/0001-first.ts'
import { type Database, TABLES, type Tables } from '../../../src/store/schema.ts'
import { forKysely } from '../../../src/store/sqlite-database.ts'
import { sqliteDialect } from '../../../src/store/sqlite-dialect.ts'
import { STORE_OPTIONS } from '../../support/store-options.ts'

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

const OLD_CHAT = { platform: 'telegram', chat: '-1', thread: '7' }
/** A row in each table of 0001. */
const OLD_ROWS = `
	insert into preferences values ('key', 'en');
	insert into memories values ('key', '{}', 9e15);
	insert into chats values ('id', 'telegram', '-1', '7', 'here', 1);
	insert into subscriptions values ('id', 'person', 1, 510, 'Asia/Shanghai', 1, 0, 1, 0);
	insert into handled values ('telegram', 'hash', 1);
	insert into deliveries values ('tip:1', 'id', 'telegram', null, 'tip-1', null, 1, 'sent', 5);
	insert into deliveries values ('tip:2', 'id', 'telegram', 7, 'tip-2', null, 0, null, null);
	insert into delivery_figures values ('tip:1', 'id', 'roads');
	insert into used_tips values ('id', 'tip-0', 1);
	insert into votes values ('2026-11-25', 'telegram', 'fig_roads', 1, 2);
	insert into unanswered values ('text', 'en', '[]', 1, 1);
	insert into removals values ('request', '', 1);
`

describe('migrations', () => {
	let file: DatabaseSync
	let db: Database
	beforeEach(() => {
		file = new DatabaseSync(':memory:')
		db = new Kysely<Tables>({ dialect: sqliteDialect(forKysely(file, 'memory', () => undefined)) })
		return () => db.destroy()
	})
	const schema = () => file.prepare('select sql from sqlite_master order by name').all()

	it('brings the tables of 0001 up to date and keeps their rows', async () => {
		await bringUpToDate(db, 'memory', { '0001-first': first })
		file.exec(OLD_ROWS)
		const old = { tables: TABLES.filter((table) => table !== 'notices' && table !== 'switches') }
		const rowsOf = (table: string) => file.prepare(`select * from ${table}`).all()
		const before = old.tables.map(rowsOf)
		await bringUpToDate(db, 'memory')
		expect(old.tables.map(rowsOf)).toMatchObject(before)
		const store = createStore(db, { ...STORE_OPTIONS, dialect: 'sqlite' })
		expect(await store.subscriptions.list()).toMatchObject([{ ref: OLD_CHAT, lang: 'zh-Hans', silent: true }])
		expect(await store.ledger.tipsOf([OLD_CHAT])).toEqual([['tip-0', 'tip-1', 'tip-2']])
		const claim = await store.ledger.claim({ platform: 'telegram', owner: 'w', leaseMs: 1000 })
		expect(claim).toMatchObject({ tip: 'tip-2', untilMs: null, ref: OLD_CHAT })
		expect(file.prepare('pragma foreign_key_check').all()).toEqual([])
	})

	it('brings old tables up to date and keeps their rows', async () => {
		await bringUpToDate(db, 'memory')
		await db.insertInto('preferences').values({ key: 'a', lang: 'en' }).execute()
		await bringUpToDate(db, 'memory', { ...MIGRATIONS, '0999-later': later })
		await bringUpToDate(db, 'memory', { ...MIGRATIONS, '0999-later': later })
		expect(await db.selectFrom('preferences').selectAll().execute()).toHaveLength(1)
		expect(JSON.stringify(schema())).toContain('title')
	})

	it('refuses tables of a newer version, and changes nothing', async () => {
		await bringUpToDate(db, 'memory', { ...MIGRATIONS, '0999-later': later })
		const before = schema()
		await expect(bringUpToDate(db, 'memory')).rejects.toMatchObject({
			code: 'STORE_NEWER',
			message: expect.stringContaining('0999-later'),
		})
		expect(schema()).toEqual(before)
	})

	it('takes all back when one fails', async () => {
		await bringUpToDate(db, 'memory')
		const before = schema()
		const failing = bringUpToDate(db, 'memory', {
			...MIGRATIONS,
			'0999-later': later,
			'0999-z-broken': broken,
		})
		await expect(failing).rejects.toMatchObject({ code: 'STORE_MIGRATION_FAILED' })
		expect(schema()).toEqual(before)
		await bringUpToDate(db, 'memory')
	})

	afterEach(() => {
		expect(file.isTransaction).toBe(false)
	})
})
