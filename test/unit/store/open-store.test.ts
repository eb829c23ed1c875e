import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeEach, describe, expect, it } from 'vitest'
import { conversationKey } from '../../../src/domain/conversation.ts'
import { createIdHash } from '../../../src/store/id-hash.ts'
import { type OpenStoreOptions, openStore } from '../../../src/store/open-store.ts'

const ANN = conversationKey('telegram', '1')
const LOADS = fileURLToPath(new URL('../../support/store-loads.ts', import.meta.url))
const SALT = 'sixteen characters'
const run = promisify(execFile)

let dataDir = ''
beforeEach(() => {
	dataDir = join(mkdtempSync(join(tmpdir(), 'wenbao-open-')), 'data')
	return () => rmSync(join(dataDir, '..'), { recursive: true, force: true })
})
const saltFile = () => join(dataDir, 'id-salt')
const open = (more: Partial<OpenStoreOptions> = {}) =>
	openStore({
		dataDir,
		databaseUrl: undefined,
		idSalt: undefined,
		keepUnanswered: false,
		clock: { now: Date.now },
		...more,
	})
/** Opens, works with the store and closes it. */
const using = async <Result>(
	work: (opened: Awaited<ReturnType<typeof open>>) => Promise<Result>,
	more: Partial<OpenStoreOptions> = {},
): Promise<Result> => {
	const opened = await open(more)
	try {
		return await work(opened)
	} finally {
		await opened.store.close()
	}
}
const remember = () => using(({ store }) => store.preferences.fixLang(ANN, 'en'))
const remembered = (more: Partial<OpenStoreOptions> = {}) =>
	using(({ store }) => store.preferences.langOf(ANN), more)

describe('the salt', () => {
	it('is made once, for its owner alone', async () => {
		await remember()
		const made = readFileSync(saltFile(), 'utf8')
		expect(made.trim()).toMatch(/^[\w-]{43}$/u)
		expect(statSync(saltFile()).mode & 0o777).toBe(0o600)
		expect(await remembered()).toBe('en')
		expect(readFileSync(saltFile(), 'utf8')).toBe(made)
		expect(readdirSync(dataDir).toSorted()).toEqual(['id-salt', 'wenbao.db', 'wenbao.db.lock'])
	})

	it('is the one that is given, and no file then', async () => {
		const hashed = () => using(async ({ hash }) => hash('person', '1'), { idSalt: SALT })
		expect(await hashed()).toBe(createIdHash(SALT)('person', '1'))
		expect(readdirSync(dataDir)).not.toContain('id-salt')
	})

	it('may be taken from the file into the setting', async () => {
		await remember()
		expect(await remembered({ idSalt: readFileSync(saltFile(), 'utf8').trim() })).toBe('en')
	})

	it.each([
		['empty', () => writeFileSync(saltFile(), '\n')],
		['short', () => writeFileSync(saltFile(), 'short\n')],
		['a folder', () => mkdirSync(saltFile())],
		['lost', () => undefined],
	])('is not replaced when it is %s', async (_, damage) => {
		await remember()
		rmSync(saltFile())
		damage()
		await expect(open()).rejects.toMatchObject({
			code: 'STORE_SALT_UNUSABLE',
			message: expect.stringContaining(saltFile()),
			hint: expect.stringContaining('ID_SALT'),
		})
		// Neither is the database held any longer.
		await using(async () => undefined, { idSalt: SALT })
	})

	it('is made anew where nothing was hashed with the lost one', async () => {
		await using(({ store }) => store.chats.seen({ platform: 'telegram', chat: '1', thread: null }))
		rmSync(saltFile())
		await remember()
		expect(await remembered()).toBe('en')
	})

	it('is left alone when a kill left half of another', async () => {
		await remember()
		writeFileSync(`${saltFile()}.new`, 'ha')
		expect(await remembered()).toBe('en')
	})
})

describe('what is loaded', () => {
	const PACKAGES = 'kysely pg node:sqlite'
	const loaded = async (options: Partial<OpenStoreOptions>): Promise<string> =>
		(await run(process.execPath, [LOADS, JSON.stringify({ dataDir, ...options }), PACKAGES])).stdout.trim()

	it('is no PostgreSQL for SQLite', async () => {
		expect(await loaded({})).toBe('kysely node:sqlite')
	})

	it('is no SQLite for PostgreSQL, and no file is written', async () => {
		const databaseUrl = 'postgres://nobody@127.0.0.1:1/wenbao'
		expect(await loaded({ databaseUrl, idSalt: SALT })).toBe('kysely pg')
		expect(() => readdirSync(dataDir)).toThrow('ENOENT')
	})
})
