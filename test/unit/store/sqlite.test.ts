import { spawnSync } from 'node:child_process'
import {
	chmodSync,
	copyFileSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { Kysely } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { conversationKey } from '../../../src/domain/conversation.ts'
import type { Lang } from '../../../src/domain/lang.ts'
import { bringUpToDate } from '../../../src/store/migrate.ts'
import { first } from '../../../src/store/migrations/0001-first.ts'
import type { Tables } from '../../../src/store/schema.ts'
import { openSqliteStore } from '../../../src/store/sqlite.ts'
import { backUpSqlite } from '../../../src/store/sqlite-backup.ts'
import { forKysely } from '../../../src/store/sqlite-database.ts'
import { sqliteDialect } from '../../../src/store/sqlite-dialect.ts'
import { restoreSqlite } from '../../../src/store/sqlite-restore.ts'
import { mountSmallDisk } from '../../support/store-disk.ts'
import { STORE_OPTIONS } from '../../support/store-options.ts'

const ANN = conversationKey('telegram', '1')
const NOBODY = 65_534
const WRITER = fileURLToPath(new URL('../../support/store-writer.ts', import.meta.url))

let folder = ''
let path = ''
const open = (more: { readonly busyTimeoutMs?: number } = {}) =>
	openSqliteStore({ path, ...STORE_OPTIONS, ...more })
const isRoot = process.getuid?.() === 0

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'wenbao-sqlite-'))
	path = join(folder, 'data', 'wenbao.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the file', () => {
	it('is written through to the disk, with a log', async () => {
		const store = await open()
		const file = new DatabaseSync(path)
		expect(file.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' })
		file.close()
		await store.close()
	})

	it('has one store in a process, too, and another after it', async () => {
		const store = await open()
		await expect(open()).rejects.toMatchObject({ code: 'STORE_IN_USE' })
		await store.preferences.fixLang(ANN, 'en')
		await store.close()
		const again = await open()
		expect(await again.preferences.langOf(ANN)).toBe('en')
		await again.close()
	})

	it('is refused when a newer version wrote it, and left as it is', async () => {
		await (await open()).close()
		const file = new DatabaseSync(path)
		file.exec(`insert into wenbao_migrations values ('0999-future', '2030-01-01')`)
		file.close()
		const before = readFileSync(path)
		await expect(open()).rejects.toMatchObject({ code: 'STORE_NEWER' })
		expect(readFileSync(path).equals(before)).toBe(true)
	})

	it('may be no database at all', async () => {
		mkdirSync(join(folder, 'data'))
		writeFileSync(path, 'not a database, but long enough to be looked at'.repeat(100))
		await expect(open()).rejects.toMatchObject({
			code: 'STORE_DAMAGED',
			hint: expect.stringContaining('DATA_DIR'),
		})
	})

	it('may stand below something that is no folder', async () => {
		writeFileSync(join(folder, 'data'), '')
		await expect(open()).rejects.toMatchObject({
			code: 'STORE_READ_ONLY',
			hint: expect.stringContaining('DATA_DIR'),
		})
	})

	it('may be held by another program', async () => {
		const store = await open({ busyTimeoutMs: 20 })
		const file = new DatabaseSync(path)
		file.exec('begin immediate')
		await expect(store.preferences.fixLang(ANN, 'en')).rejects.toMatchObject({ code: 'STORE_LOCKED' })
		await expect(store.chats.moved('telegram', '1', '2')).resolves.toBeUndefined()
		await expect(store.handled.add('telegram', ['1'])).rejects.toMatchObject({ code: 'STORE_LOCKED' })
		file.exec('rollback')
		file.close()
		await store.handled.add('telegram', ['1'])
		await store.preferences.fixLang(ANN, 'en')
		await store.close()
	})

	it.skipIf(!isRoot)(
		'may stand in a folder that must not be written (skipped unless root)',
		async ({ skip }) => {
			await (await open()).close()
			chmodSync(folder, 0o755)
			const { stdout, error } = spawnSync(process.execPath, [WRITER, path], {
				uid: NOBODY,
				gid: NOBODY,
				encoding: 'utf8',
			})
			if (error !== undefined) skip(`another user may not run the Node of this folder: ${error.message}`)
			expect(stdout).toBe('STORE_READ_ONLY\n')
			await (await open()).close()
		},
	)
})

describe('a full disk', () => {
	it('is told, loses nothing, and is no matter once there is space', async ({ skip }) => {
		const disk = join(folder, 'disk')
		const unmount = mountSmallDisk(disk, 1024)
		if (unmount === null) skip('this process may not mount a disk')
		try {
			path = join(disk, 'wenbao.db')
			writeFileSync(join(disk, 'ballast'), Buffer.alloc(300_000))
			const store = await open()
			const fill = async (): Promise<void> => {
				for (let round = 0; round < 1000; round++) {
					const ids = Array.from({ length: 100 }, (_, index) => `${round}-${index}`)
					await store.handled.add('telegram', ids)
					kept = round
				}
			}
			let kept = -1
			await expect(fill()).rejects.toMatchObject({
				code: 'STORE_FULL',
				hint: expect.stringContaining('DATA_DIR'),
			})
			expect(await store.handled.has('telegram', `${kept}-99`)).toBe(true)
			expect(await store.handled.has('telegram', `${kept + 1}-0`)).toBe(false)
			rmSync(join(disk, 'ballast'))
			await store.preferences.fixLang(ANN, 'en')
			await store.close()
			const again = await open()
			expect(await again.handled.has('telegram', `${kept}-99`)).toBe(true)
			await again.close()
		} finally {
			unmount?.()
		}
	})
})

describe('a backup', () => {
	const backupPath = () => join(folder, 'backup.db')
	const langOf = async () => {
		const store = await open()
		const lang = await store.preferences.langOf(ANN)
		await store.close()
		return lang
	}
	const fixLang = async (lang: Lang) => {
		const store = await open()
		await store.preferences.fixLang(ANN, lang)
		await store.close()
	}

	it('goes where there was no database, or a damaged one', async () => {
		await fixLang('en')
		await backUpSqlite({ from: path, to: backupPath() })
		writeFileSync(path, 'damage'.repeat(1000))
		await restoreSqlite({ from: backupPath(), to: path })
		rmSync(join(folder, 'data'), { recursive: true })
		await restoreSqlite({ from: backupPath(), to: path })
		expect(await langOf()).toBe('en')
	})

	it('of an older version is brought up to date', async () => {
		const file = new DatabaseSync(backupPath())
		const db = new Kysely<Tables>({ dialect: sqliteDialect(forKysely(file, 'backup', () => undefined)) })
		await bringUpToDate(db, 'backup', { '0001-first': first })
		file.exec(`insert into chats values ('id', 'telegram', '1', '', 'here', 0)`)
		await db.destroy()
		await restoreSqlite({ from: backupPath(), to: path })
		const store = await open()
		expect(await store.chats.counts()).toEqual({ here: 1, gone: 0 })
		await store.close()
	})

	it.each([
		['missing', 'STORE_NO_BACKUP', () => undefined],
		['damaged', 'STORE_DAMAGED', () => writeFileSync(backupPath(), 'damage'.repeat(1000))],
		[
			'of another program',
			'STORE_DAMAGED',
			() => {
				const other = new DatabaseSync(backupPath())
				other.exec('create table notes (text)')
				other.close()
			},
		],
		[
			'of a newer version',
			'STORE_NEWER',
			() => {
				copyFileSync(path, backupPath())
				const newer = new DatabaseSync(backupPath())
				newer.exec(`insert into wenbao_migrations values ('0999-future', '2030-01-01')`)
				newer.close()
			},
		],
	])('is refused when it is %s, and nothing changes', async (_, code, damage) => {
		await fixLang('en')
		damage()
		await expect(restoreSqlite({ from: backupPath(), to: path })).rejects.toMatchObject({
			code,
			message: expect.stringContaining('backup.db'),
		})
		expect(await langOf()).toBe('en')
	})
})

it.skipIf(process.platform === 'win32')('is a file that only its owner may read, with its logs', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'wenbao-private-'))
	const store = await openSqliteStore({ path: join(folder, 'wenbao.db'), ...STORE_OPTIONS })

	const modes = ['', '-wal', '-shm'].map((end) => statSync(join(folder, `wenbao.db${end}`)).mode & 0o077)

	await store.close()
	rmSync(folder, { recursive: true })
	expect(modes).toEqual([0, 0, 0])
})
