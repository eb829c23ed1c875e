import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { conversationKey } from '../../../src/domain/conversation.ts'
import { figureId } from '../../../src/domain/ids.ts'
import { copySqliteToPostgres } from '../../../src/store/copy-store.ts'
import { openPostgresStore } from '../../../src/store/postgres.ts'
import { openSqliteStore } from '../../../src/store/sqlite.ts'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../../support/postgres.ts'
import { STORE_OPTIONS } from '../../support/store-options.ts'

const ANN = conversationKey('telegram', '1')
const GROUP = { platform: 'telegram', chat: '-1', thread: '7' }
const skip = whyNoPostgres()

const open = (url: string, more: { readonly statementTimeoutMs?: number } = {}) =>
	openPostgresStore({ url, ...STORE_OPTIONS, ...more })

const query = async (url: string, text: string): Promise<readonly unknown[]> => {
	const client = new pg.Client({ connectionString: url })
	await client.connect()
	const { rows } = await client.query(text)
	await client.end()
	return rows
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

	it('may lead nowhere', async () => {
		await expect(open('postgres://a:secret@127.0.0.1:1/wenbao')).rejects.toMatchObject({
			code: 'STORE_UNREACHABLE',
			message: expect.stringMatching(/^(?!.*secret).*127\.0\.0\.1:1\/wenbao \(DATABASE_URL\)/u),
			hint: expect.stringContaining('DATABASE_URL'),
		})
	})
})

describe.skipIf(skip !== null)(`PostgreSQL${skip === null ? '' : `: skipped, ${skip}`}`, () => {
	let server: PostgresServer
	beforeAll(async () => {
		server = await startPostgres()
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
		await query(url, 'create role reader login')
		await expect(open(url.replace('wenbao@', 'reader@'))).rejects.toMatchObject({
			code: 'STORE_REFUSED',
			hint: expect.stringContaining('create tables'),
		})
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

	it('comes back after its server was restarted, with all that was acknowledged', async () => {
		const url = await server.database('restarted')
		const store = await open(url)
		await Promise.all(['a', 'b', 'c'].map((id) => store.handled.add('telegram', [id])))
		await server.restart()
		const after = async (attempt = 1): Promise<boolean> => {
			try {
				return await store.handled.has('telegram', 'c')
			} catch (error) {
				if (attempt > 10) throw error
				expect(error).toMatchObject({ code: 'STORE_UNREACHABLE' })
				return after(attempt + 1)
			}
		}
		expect(await after()).toBe(true)
		await store.close()
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
		expect(await store.ledger.tipsOf([GROUP])).toEqual([['tip-2', 'tip-1']])
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
