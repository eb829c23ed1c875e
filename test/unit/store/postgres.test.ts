import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { conversationKey } from '../../../src/domain/conversation.ts'
import { figureId } from '../../../src/domain/ids.ts'
import { copySqliteToPostgres } from '../../../src/store/copy-store.ts'
import { bringUpToDate } from '../../../src/store/migrate.ts'
import { first } from '../../../src/store/migrations/0001-first.ts'
import { openPostgresStore } from '../../../src/store/postgres.ts'
import { createPool, type PoolOptions } from '../../../src/store/postgres-pool.ts'
import type { Tables } from '../../../src/store/schema.ts'
import { openSqliteStore } from '../../../src/store/sqlite.ts'
import { GUARDED, type PostgresServer, startPostgres, whyNoPostgres } from '../../support/postgres.ts'
import { mountSmallDisk } from '../../support/store-disk.ts'
import { STORE_OPTIONS } from '../../support/store-options.ts'
import { DAILY } from '../../support/store-run.ts'

const ANN = conversationKey('telegram', '1')
const BOB = conversationKey('telegram', '2')
const GROUP = { platform: 'telegram', chat: '-1', thread: '7' }
const skip = whyNoPostgres()

const open = (url: string, more: Omit<PoolOptions, 'url'> = {}) =>
	openPostgresStore({ url, ...STORE_OPTIONS, ...more })

const query = async (url: string, text: string): Promise<readonly Record<string, unknown>[]> => {
	const client = new pg.Client({ connectionString: url })
	await client.connect()
	try {
		const { rows } = await client.query(text)
		return rows
	} finally {
		await client.end()
	}
}

/** Until a statement waits for a lock. */
const waiting = async (url: string): Promise<void> => {
	const text = `select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
	if ((await query(url, text)).length === 0) await waiting(url)
}

describe('an address that is none', () => {
	it.each([
		'',
		'localhost:5432',
		'mysql://a:secret@b/c',
		'postgres://a:secret@b',
		'postgres://a:se/cret@b/c d:x',
	])('is refused without repeating it: %s', async (url) => {
		const refused = open(url)
		await expect(refused).rejects.toMatchObject({
			code: expect.stringMatching(/^STORE_(URL_INVALID|UNREACHABLE)$/u),
			message: expect.stringMatching(/^(?!.*secret).*DATABASE_URL/u),
		})
	})

	it.each(['127.0.0.1:1', 'no-such-host.invalid'])('may lead nowhere: %s', async (host) => {
		await expect(open(`postgres://a:secret@${host}/wenbao`)).rejects.toMatchObject({
			code: 'STORE_UNREACHABLE',
			message: expect.stringMatching(/^(?!.*secret).*\/wenbao \(DATABASE_URL\)/u),
			hint: expect.stringContaining('host and port of DATABASE_URL'),
		})
	})

	it('may lead to something that says nothing', async () => {
		const silent = createServer((socket) => socket.on('error', () => undefined))
		await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done))
		const address = silent.address()
		const port = typeof address === 'object' ? address?.port : null
		await expect(open(`postgres://a@127.0.0.1:${port}/b`, { connectTimeoutMs: 50 })).rejects.toMatchObject({
			code: 'STORE_UNREACHABLE',
		})
		silent.close()
	})
})

describe.skipIf(skip !== null)(`PostgreSQL${skip === null ? '' : `: skipped, ${skip}`}`, () => {
	let server: PostgresServer
	beforeAll(async () => {
		server = await startPostgres({ fsync: false })
	}, 60_000)
	afterAll(() => server.stop())

	it('is opened by several processes at once, the first time, too', async () => {
		const url = await server.database('together')
		const stores = await Promise.all(Array.from({ length: 5 }, () => open(url)))
		await stores[0]?.preferences.fixLang(ANN, 'en')
		expect(await stores[4]?.preferences.langOf(ANN)).toBe('en')
		await Promise.all(stores.map((store) => store.close()))
	})

	it('is refused when a newer version wrote it, and left as it is', async () => {
		const url = await server.database('newer')
		await (await open(url)).close()
		await query(url, `insert into wenbao_migrations values ('0999-future', '2030-01-01')`)
		await expect(open(url)).rejects.toMatchObject({
			code: 'STORE_NEWER',
			message: expect.stringContaining('0999-future'),
		})
		expect(await query(url, 'select name from wenbao_migrations order by name')).toEqual([
			{ name: '0001-first' },
			{ name: '0002-daily-tips' },
			{ name: '0999-future' },
		])
	})

	it('may lack the database, or refuse the user', async () => {
		const url = await server.database('refused')
		await expect(open(url.replace('/refused', '/nowhere'))).rejects.toMatchObject({ code: 'STORE_REFUSED' })
		await expect(open(url.replace('wenbao@', 'stranger:secret@'))).rejects.toMatchObject({
			code: 'STORE_REFUSED',
			message: expect.not.stringContaining('secret'),
		})
		await query(url, `create role ${GUARDED} login password 'right'`)
		await expect(open(url.replace('wenbao@', `${GUARDED}:wrong@`))).rejects.toMatchObject({
			code: 'STORE_REFUSED',
			message: expect.stringMatching(/^(?!.*wrong).*password authentication failed/u),
			hint: expect.stringContaining('password'),
		})
		await query(url, 'create role reader login')
		await expect(open(url.replace('wenbao@', 'reader@'))).rejects.toMatchObject({
			code: 'STORE_REFUSED',
			hint: expect.stringContaining('create tables'),
		})
	})

	it('is brought up to date from 0001, with its rows', async () => {
		const url = await server.database('older')
		const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: createPool({ url }) }) })
		await bringUpToDate(db, 'older', { '0001-first': first })
		await db.destroy()
		await query(
			url,
			`insert into chats values ('id', 'telegram', '-1', '7', 'here', 1);
			insert into subscriptions values ('id', 'person', 1, 510, 'Asia/Shanghai', 1, 0, 1, 0);
			insert into deliveries values ('tip:1', 'id', 'telegram', 7, 'tip-1', null, 0, null, null)`,
		)
		const stores = await Promise.all([open(url), open(url)])
		const [store] = stores
		expect(await store.subscriptions.list()).toMatchObject([{ ref: GROUP, atMinute: 510, lang: 'zh-Hans' }])
		const claim = await store.ledger.claim({ platform: 'telegram', owner: 'w', leaseMs: 1000 })
		expect(claim).toMatchObject({ tip: 'tip-1', untilMs: null, ref: GROUP })
		await Promise.all(stores.map(({ close }) => close()))
	})

	it('may be open for reading only', async () => {
		const url = await server.database('copy')
		await expect(open(`${url}?options=-c%20default_transaction_read_only%3Don`)).rejects.toMatchObject({
			code: 'STORE_READ_ONLY',
		})
		const store = await open(url)
		await store.close()
		await query(url, 'alter database copy set default_transaction_read_only = on')
		const reading = await open(url)
		await expect(reading.preferences.fixLang(ANN, 'en')).rejects.toMatchObject({ code: 'STORE_READ_ONLY' })
		await reading.close()
	})

	it('may have its tables locked by somebody else', async () => {
		const url = await server.database('locked')
		const store = await open(url, { statementTimeoutMs: 200 })
		const client = new pg.Client({ connectionString: url })
		await client.connect()
		await client.query('begin; lock table preferences')
		await expect(store.preferences.fixLang(ANN, 'en')).rejects.toMatchObject({ code: 'STORE_LOCKED' })
		await client.end()
		await store.preferences.fixLang(ANN, 'en')
		await store.close()
	})

	it('does again what was undone because two changes waited for each other', async () => {
		const url = await server.database('entangled')
		const store = await open(url)
		await store.preferences.fixLang(ANN, 'en')
		const [first] = await query(url, 'select key from preferences')
		await store.preferences.fixLang(BOB, 'zh-Hans')
		const change = async (which: '=' | '<>'): Promise<void> => {
			await client.query(`update preferences set lang = 'zh-Hant' where key ${which} $1`, [first?.['key']])
		}
		const client = new pg.Client({ connectionString: url })
		await client.connect()
		// The other one is patient, and so the store is the one whose change is undone.
		await client.query(`set deadlock_timeout = '60s'; begin`)
		await change('<>')
		const moved = store.preferences.move(ANN, BOB)
		await waiting(url)
		await change('=')
		await client.query('commit')
		await client.end()
		await moved
		expect(await Promise.all([ANN, BOB].map(store.preferences.langOf))).toEqual([null, 'zh-Hant'])
		await store.close()
	})

	it('comes back with its server: the same store goes on, with all that was acknowledged', async () => {
		const url = await server.database('restarted')
		const store = await open(url)
		await store.subscriptions.put(GROUP, '1', DAILY)
		await Promise.all(['a', 'b', 'c'].map((id) => store.handled.add('telegram', [id])))
		const row = { campaign: 'tip:1', ref: GROUP, dueMs: 0, untilMs: null, tip: 'tip-1', figures: [] }
		await store.ledger.plan([row])
		const claim = await store.ledger.claim({ platform: 'telegram', owner: 'w', leaseMs: 600_000 })
		if (claim === null) throw new Error('nothing was due')
		const use = [
			() => store.preferences.langOf(ANN),
			() => store.memory.save(ANN, '{}', Date.now() + 60_000),
			() => store.handled.add('telegram', ['d']),
			() => store.chats.gone({ ...GROUP, chat: '-2' }),
			() => store.ledger.claim({ platform: 'telegram', owner: 'w', leaseMs: 1000 }),
			() => store.ledger.settle(claim, 'sent'),
		]
		await server.down()
		for (let round = 0; round < 2; round++)
			for (const work of use)
				await expect(work()).rejects.toMatchObject({
					code: 'STORE_UNREACHABLE',
					hint: expect.stringContaining('goes on when it is back'),
				})
		await server.up()
		expect(await Promise.all(use.map((work) => work()))).toEqual([
			null,
			undefined,
			undefined,
			undefined,
			null,
			true,
		])
		expect(await store.handled.has('telegram', 'c')).toBe(true)
		expect(await store.ledger.tipsOf([GROUP])).toEqual([['tip-1']])
		await store.close()
	}, 60_000)

	it('does not wait for ever for a server that says nothing more', async () => {
		const url = await server.database('frozen')
		const store = await open(url, { maxConnections: 1, answerTimeoutMs: 100 })
		const [backend] = await query(
			url,
			`select pid from pg_stat_activity where datname = 'frozen' and pid <> pg_backend_pid()`,
		)
		const pid = Number(backend?.['pid'])
		process.kill(pid, 'SIGSTOP')
		try {
			await expect(store.chats.gone(GROUP)).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' })
			// By another connection, while that one is still silent.
			expect(await store.preferences.langOf(ANN)).toBeNull()
		} finally {
			process.kill(pid, 'SIGCONT')
		}
		await store.close()
	})

	it('tells that its disk is full, loses nothing, and goes on once there is space', async ({ skip }) => {
		const disk = join(server.folder, 'disk')
		const unmount = mountSmallDisk(disk, 4096)
		if (unmount === null) skip('this process may not mount a disk')
		if (server.account !== null) chownSync(disk, server.account.uid, server.account.gid)
		try {
			const plain = await server.database('crowded')
			await query(plain, `create tablespace small location '${disk}'`)
			await query(plain, 'alter database crowded set default_tablespace = small')
			writeFileSync(join(disk, 'ballast'), Buffer.alloc(1_000_000))
			const store = await open(plain)
			let kept = -1
			const fill = async (): Promise<void> => {
				for (let round = 0; round < 1000; round++) {
					await store.handled.add(
						'telegram',
						Array.from({ length: 500 }, (_, index) => `${round}-${index}`),
					)
					kept = round
				}
			}
			await expect(fill()).rejects.toMatchObject({
				code: 'STORE_FULL',
				hint: expect.stringContaining('DATABASE_URL'),
			})
			expect(await store.handled.has('telegram', `${kept}-499`)).toBe(true)
			expect(await store.handled.has('telegram', `${kept + 1}-0`)).toBe(false)
			rmSync(join(disk, 'ballast'))
			await store.handled.add('telegram', ['after'])
			expect(await store.handled.has('telegram', 'after')).toBe(true)
			await store.close()
			await query(await server.database('other'), 'drop database crowded')
			await query(await server.database('other'), 'drop tablespace small')
		} finally {
			unmount?.()
		}
	}, 60_000)

	it('outlives the end of a connection between two statements of a transaction', async () => {
		const url = await server.database('ended')
		const store = await open(url)
		const writes = Promise.allSettled(
			Array.from({ length: 200 }, (_, index) => store.subscriptions.end({ ...GROUP, chat: String(index) })),
		)
		await query(url, 'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()')
		for (const result of await writes)
			if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'STORE_UNREACHABLE' })
		await store.preferences.fixLang(ANN, 'en')
		expect(await store.preferences.langOf(ANN)).toBe('en')
		await store.close()
	})

	it('takes over all that SQLite held, once', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'wenbao-copy-'))
		const path = join(folder, 'wenbao.db')
		const sqlite = await openSqliteStore({ path, ...STORE_OPTIONS, keepUnanswered: true })
		const ids = Array.from({ length: 1201 }, (_, index) => String(index))
		await sqlite.handled.add('telegram', ids)
		await sqlite.preferences.fixLang(ANN, 'zh-Hant')
		await sqlite.memory.save(ANN, '{}', Date.now() + 60_000)
		const subscription = { atMinute: 510, zone: 'Asia/Shanghai', weekdaysOnly: true, skipHolidays: false }
		await sqlite.subscriptions.put(GROUP, '1', { ...subscription, silent: true, paused: false, lang: 'en' })
		const row = { ref: GROUP, dueMs: 0, untilMs: 7, tip: 'tip-1', figures: [figureId('roads')] }
		const claim = { platform: 'telegram', owner: 'w', leaseMs: 1000 }
		await sqlite.ledger.plan([{ ...row, campaign: 'tip:1' }])
		const first = await sqlite.ledger.claim(claim)
		if (first !== null) await sqlite.ledger.settle(first, 'sent')
		await sqlite.expire(Date.now() + 1000)
		await sqlite.handled.add('telegram', ids)
		await sqlite.ledger.plan([{ ...row, campaign: 'tip:2', tip: 'tip-2' }])
		await sqlite.notices.put('tip:2', '{}')
		await sqlite.switches.set('broadcast', 'paused')
		await sqlite.feedback.record({ channel: 'telegram', about: 'fig_roads', useful: true })
		await sqlite.unanswered.note({ text: '问', lang: 'zh-Hans', nearest: ['a'] })
		await sqlite.remove({ conversations: [ANN] })
		await sqlite.preferences.fixLang(ANN, 'en')
		await sqlite.memory.save(ANN, '{}', Date.now() + 60_000)
		const kept = await sqlite.subscriptions.get(GROUP)
		await sqlite.close()

		const url = await server.database('taken')
		const counts = await copySqliteToPostgres(path, { url })
		expect(counts).toEqual({
			preferences: 1,
			memories: 1,
			chats: 1,
			subscriptions: 1,
			handled: 1201,
			deliveries: 1,
			delivery_figures: 1,
			used_tips: 1,
			notices: 1,
			switches: 1,
			votes: 1,
			unanswered: 1,
			removals: 1,
		})
		const store = await open(url)
		expect(await store.preferences.langOf(ANN)).toBe('en')
		expect(await store.memory.load(ANN)).toBe('{}')
		expect(await store.handled.has('telegram', '1200')).toBe(true)
		expect(await store.subscriptions.get(GROUP)).toEqual(kept)
		expect(await store.ledger.tipsOf([GROUP])).toEqual([['tip-1', 'tip-2']])
		expect(await store.ledger.claim(claim)).toMatchObject({
			tip: 'tip-2',
			untilMs: 7,
			figures: ['roads'],
			ref: GROUP,
		})
		expect(await store.unanswered.list(1)).toMatchObject([{ text: '问', nearest: ['a'] }])
		expect(await store.notices.get('tip:2')).toBe('{}')
		expect(await store.switches.get('broadcast')).toBe('paused')
		expect(await store.removals()).toEqual({ requests: 1, chatsByFigure: {} })
		await store.close()
		await expect(copySqliteToPostgres(path, { url })).rejects.toMatchObject({ code: 'STORE_NOT_EMPTY' })
		rmSync(folder, { recursive: true, force: true })
	})
})
