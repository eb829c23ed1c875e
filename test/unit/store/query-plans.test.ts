import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { type CompiledQuery, Kysely } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../../src/ports/store.ts'
import { createStore } from '../../../src/store/create-store.ts'
import { bringUpToDate } from '../../../src/store/migrate.ts'
import type { Database, Tables } from '../../../src/store/schema.ts'
import { forKysely } from '../../../src/store/sqlite-database.ts'
import { sqliteDialect } from '../../../src/store/sqlite-dialect.ts'
import { STORE_OPTIONS } from '../../support/store-options.ts'
import { DUE, GROUP, WORKER } from '../../support/store-run.ts'

const CHATS = 10_000
const refs = Array.from({ length: CHATS }, (_, index) => ({ ...GROUP, chat: String(index) }))

/** Tables that grow with the number of chats. */
const LARGE =
	/\bSCAN (?:chats|c|d|deliveries\w*|subscriptions|s|delivery_figures|f|used_tips|u|handled|memories)\b/u

describe('the statements that come again and again', () => {
	let file: DatabaseSync
	let store: Store
	let asked: CompiledQuery[] = []
	beforeEach(async () => {
		file = new DatabaseSync(':memory:')
		const db: Database = new Kysely<Tables>({
			dialect: sqliteDialect(forKysely(file, 'memory', () => undefined)),
			log: ({ query }) => void asked.push(query),
		})
		await bringUpToDate(db, 'memory')
		file.exec(`
			insert into chats
				with recursive n (i) as (select 0 union all select i + 1 from n where i < ${CHATS - 1})
				select 'id ' || i, 'telegram', cast(i as text), '', 'here', 0 from n;
			insert into subscriptions select id, null, 0, 510, 'Asia/Shanghai', 0, 0, 0, 0, 'en' from chats;
		`)
		store = createStore(db, { ...STORE_OPTIONS, dialect: 'sqlite' })
		asked = []
		return () => store.close()
	})
	const plan = () =>
		store.ledger.plan(
			refs.map((ref) => ({
				campaign: DUE.campaign,
				ref,
				dueMs: 0,
				untilMs: null,
				tip: 'tip-1',
				figures: [],
			})),
		)
	/** What a piece of work asked, and how SQLite goes about it. */
	const watch = async (work: () => Promise<unknown>) => {
		asked = []
		await work()
		return asked.map(({ sql, parameters }) =>
			file
				.prepare(`explain query plan ${sql}`)
				.all(...(parameters as SQLInputValue[]))
				.map((row) => String(row['detail'])),
		)
	}

	it('asks once who is due, by indexes', async () => {
		const due = () => store.subscriptions.due({ ...DUE, dayMs: Date.now(), limit: CHATS })
		expect(await due()).toHaveLength(CHATS)
		await plan()
		const [steps, ...more] = await watch(async () => expect(await due()).toEqual([]))
		expect(more).toEqual([])
		expect(steps).toContainEqual(
			expect.stringContaining('subscriptions_due (zone=? AND at_minute>? AND at_minute<?)'),
		)
		expect(steps).not.toContainEqual(expect.stringMatching(LARGE))
	})

	it('asks for the tips of all chats in few statements, by indexes', async () => {
		await plan()
		const plans = await watch(async () => expect(await store.ledger.tipsOf(refs)).toHaveLength(CHATS))
		expect(plans.length).toBeLessThanOrEqual(CHATS / 500)
		expect(plans.flat()).not.toContainEqual(expect.stringMatching(LARGE))
	})

	it('claims, renews and settles for many at once in one statement each, by indexes', async () => {
		await plan()
		const many = Array.from({ length: 40 })
		let claims = await Promise.all(many.map(() => store.ledger.claim(WORKER)))
		const claim = await watch(async () => {
			claims = await Promise.all(many.map(() => store.ledger.claim(WORKER)))
		})
		const settle = await watch(() =>
			Promise.all(claims.map(async (row) => row === null || store.ledger.settle(row, 'sent'))),
		)
		expect([claim.length, settle.length]).toEqual([1, 1])
		expect([...claim, ...settle].flat()).not.toContainEqual(expect.stringMatching(LARGE))
	})

	it('looks by indexes for what is open, for what there was, and for one conversation', async () => {
		await plan()
		const [ref = GROUP] = refs
		const plans = await watch(async () => {
			await store.ledger.nextOpenMs('telegram')
			await store.ledger.campaigns(10)
			await store.ledger.tipIn(DUE.campaign, ref)
			await store.subscriptions.get(ref)
			await store.chats.left(ref.platform, ref.chat)
		})
		expect(plans.flat()).not.toContainEqual(expect.stringMatching(LARGE))
	})
})
