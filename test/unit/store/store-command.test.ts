import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { conversationKey } from '../../../src/domain/conversation.ts'
import type { Lang } from '../../../src/domain/lang.ts'
import type { Store } from '../../../src/ports/store.ts'
import { databasePath, openStore } from '../../../src/store/open-store.ts'
import { runStoreCommand } from '../../../src/store/store-command.ts'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../../support/postgres.ts'

const ANN = conversationKey('telegram', '1')
const WRITER = fileURLToPath(new URL('../../support/store-writer.ts', import.meta.url))

let folder = ''
let dataDir = ''
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'wenbao-command-'))
	dataDir = join(folder, 'data')
	return () => rmSync(folder, { recursive: true, force: true })
})

const using = async <Result>(
	work: (store: Store) => Promise<Result>,
	databaseUrl?: string,
	idSalt?: string,
): Promise<Result> => {
	const clock = { now: Date.now }
	const { store } = await openStore({ dataDir, databaseUrl, idSalt, keepUnanswered: false, clock })
	try {
		return await work(store)
	} finally {
		await store.close()
	}
}
const speak = (lang: Lang) => using((store) => store.preferences.fixLang(ANN, lang))
const spoken = () => using((store) => store.preferences.langOf(ANN))
const salt = () => readFileSync(join(dataDir, 'id-salt'), 'utf8')

/** The lines that a command prints. */
const command = async (args: readonly string[], databaseUrl?: string): Promise<readonly string[]> => {
	const lines: string[] = []
	const code = await runStoreCommand(args, { dataDir, databaseUrl, print: (line) => lines.push(line) })
	expect(code).toBe(0)
	return lines
}
const backupFile = () => join(folder, 'backup.db')
const backUp = () => command(['backup', backupFile()])
const restore = () => command(['restore', backupFile()])

describe('a backup', () => {
	it('brings back everything, with the salt, also into an empty folder', async () => {
		await speak('en')
		const lines = await backUp()
		expect(lines.join('\n')).toContain(`${backupFile()}.id-salt`)
		expect(statSync(`${backupFile()}.id-salt`).mode & 0o777).toBe(0o600)
		expect(readdirSync(folder).toSorted()).toEqual(['backup.db', 'backup.db.id-salt', 'data'])
		rmSync(dataDir, { recursive: true })
		await restore()
		expect(await spoken()).toBe('en')
	})

	it('keeps beside it what it replaces', async () => {
		await speak('en')
		await backUp()
		rmSync(dataDir, { recursive: true })
		await speak('zh-Hant')
		const replaced = salt()
		await restore()
		expect(await spoken()).toBe('en')
		expect(readFileSync(join(dataDir, 'id-salt.before-restore'), 'utf8')).toBe(replaced)
		rmSync(`${backupFile()}.id-salt`)
		writeFileSync(join(dataDir, 'id-salt'), replaced)
		await command(['restore', join(dataDir, 'wenbao.db.before-restore')])
		expect(await spoken()).toBe('zh-Hant')
	})

	it('is whole although a service writes meanwhile, which goes on', async () => {
		const path = databasePath(dataDir)
		const writer = spawn(process.execPath, [WRITER, path], { stdio: ['ignore', 'pipe', 'inherit'] })
		if (writer.stdout === null) throw new Error('no stdout')
		const said: string[] = []
		const lines = createInterface(writer.stdout).on('line', (line) => said.push(line))
		const says = async (count: number): Promise<void> => {
			while (said.length < count) await once(lines, 'line')
		}
		await says(200)
		const before = [...said]
		await backUp()
		await expect(restore()).rejects.toMatchObject({ code: 'STORE_IN_USE' })
		await says(said.length + 2)
		const ended = once(writer, 'exit')
		writer.kill('SIGKILL')
		await ended
		const file = new DatabaseSync(backupFile(), { readOnly: true })
		expect(file.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
		const chats = file.prepare('select chat from chats').all()
		file.close()
		const known = new Set(chats.map((row) => `chat ${row['chat']}`))
		expect(before.filter((line) => line.startsWith('chat') && !known.has(line))).toEqual([])
	})

	it('never takes the place of a file', async () => {
		await speak('en')
		writeFileSync(backupFile(), 'precious')
		await expect(backUp()).rejects.toMatchObject({ code: 'STORE_BACKUP_EXISTS' })
		expect(readFileSync(backupFile(), 'utf8')).toBe('precious')
		rmSync(backupFile())
		writeFileSync(`${backupFile()}.id-salt`, 'precious')
		await expect(backUp()).rejects.toMatchObject({ code: 'STORE_BACKUP_EXISTS' })
		expect(existsSync(backupFile())).toBe(false)
	})

	it('is made, and put back, over what a kill has left of another', async () => {
		await speak('en')
		for (const end of ['', '-wal']) {
			writeFileSync(`${backupFile()}.partial${end}`, 'half')
			writeFileSync(`${databasePath(dataDir)}.restoring${end}`, 'half')
		}
		await backUp()
		await speak('zh-Hant')
		await restore()
		expect(await spoken()).toBe('en')
		expect([...readdirSync(folder), ...readdirSync(dataDir)].join()).not.toMatch(/partial|restoring/u)
	})

	it('is not begun without a database', async () => {
		await expect(backUp()).rejects.toMatchObject({
			code: 'STORE_NO_DATABASE',
			message: expect.stringContaining('DATA_DIR'),
		})
		expect(existsSync(dataDir)).toBe(false)
	})

	it('leaves nothing when it fails', async () => {
		await speak('en')
		await expect(command(['backup', join(folder, 'no', 'such', 'folder')])).rejects.toMatchObject({
			code: 'STORE_BACKUP_FAILED',
		})
		writeFileSync(databasePath(dataDir), 'damage'.repeat(1000))
		await expect(backUp()).rejects.toMatchObject({ code: 'STORE_BACKUP_FAILED' })
		expect(readdirSync(folder)).toEqual(['data'])
	})

	it('says that the setting belongs to it, where that is the salt', async () => {
		await using((store) => store.preferences.fixLang(ANN, 'en'), undefined, 'sixteen characters')
		expect((await backUp()).join('\n')).toContain('ID_SALT')
		expect((await restore()).join('\n')).toContain('ID_SALT')
	})

	it('with a salt that cannot be read is not put back', async () => {
		await speak('en')
		await backUp()
		await speak('zh-Hant')
		writeFileSync(`${backupFile()}.id-salt`, '')
		await expect(restore()).rejects.toMatchObject({ code: 'STORE_SALT_UNUSABLE' })
		expect(await spoken()).toBe('zh-Hant')
	})
})

describe('what is kept in PostgreSQL', () => {
	it.each(['backup', 'restore'])('is no matter of %s', async (name) => {
		await expect(command([name, backupFile()], 'postgres://a@b/c')).rejects.toMatchObject({
			code: 'STORE_IS_POSTGRES',
			hint: expect.stringContaining('pg_dump'),
		})
	})

	it('needs to be named for a copy', async () => {
		await speak('en')
		await expect(command(['copy'])).rejects.toMatchObject({ code: 'STORE_URL_MISSING' })
	})
})

const skip = whyNoPostgres()
describe.skipIf(skip !== null)(`a copy${skip === null ? '' : `: skipped, ${skip}`}`, () => {
	let server: PostgresServer
	beforeAll(async () => {
		server = await startPostgres({ fsync: false })
	}, 60_000)
	afterAll(() => server.stop())

	it('tells what it copied, and which salt belongs to it', async () => {
		await speak('en')
		const url = await server.database('copied')
		const lines = await command(['copy'], url)
		expect(lines).toContain('preferences: 1')
		expect(lines.at(-1)).toContain('ID_SALT')
		expect(lines.join('\n')).not.toContain(salt().trim())
		const langOf = (store: Store) => store.preferences.langOf(ANN)
		expect(await using(langOf, url, salt().trim())).toBe('en')
		await expect(command(['copy'], url)).rejects.toMatchObject({ code: 'STORE_NOT_EMPTY' })
	})

	it('does not begin without a database, or while the service runs', async () => {
		const url = await server.database('uncopied')
		await expect(command(['copy'], url)).rejects.toMatchObject({ code: 'STORE_NO_DATABASE' })
		await using(async () => {
			await expect(command(['copy'], url)).rejects.toMatchObject({ code: 'STORE_IN_USE' })
		})
	})
})

it.each([
	[[]],
	[['burn']],
	[['toString']],
	[['backup']],
	[['backup', '--help']],
	[['backup', 'a', 'b']],
	[['restore']],
	[['copy', 'a']],
])('shows how it is used instead of doing %j', async (args) => {
	await expect(command(args)).rejects.toMatchObject({
		code: 'CLI_USAGE',
		hint: expect.stringContaining('npm run -s store -- backup FILE'),
	})
})
