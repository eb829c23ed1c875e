import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSqliteStore } from '../../../src/store/sqlite.ts'
import { STORE_OPTIONS } from '../../support/store-options.ts'

const ROUNDS = 20
const WRITER = fileURLToPath(new URL('../../support/store-writer.ts', import.meta.url))
const MOST_LINES = 120

describe('a process that is killed', () => {
	const folder = mkdtempSync(join(tmpdir(), 'wenbao-kill-'))
	const path = join(folder, 'wenbao.db')
	const acknowledged: string[] = []
	let next = 0

	const start = (): { readonly child: ChildProcess; readonly lines: AsyncIterable<string> } => {
		const child = spawn(process.execPath, [WRITER, path, String(next)], {
			stdio: ['ignore', 'pipe', 'inherit'],
		})
		if (child.stdout === null) throw new Error('no stdout')
		return { child, lines: createInterface(child.stdout) }
	}

	/** Kills the writer when it has said that many lines; takes down all that it said until it was dead. */
	const round = async (lines: number): Promise<void> => {
		const writer = start()
		const ended = once(writer.child, 'exit')
		let said = 0
		for await (const line of writer.lines) {
			if (++said === lines) writer.child.kill('SIGKILL')
			if (line !== 'ready') acknowledged.push(line)
		}
		expect(await ended).toEqual([null, 'SIGKILL'])
		next = Math.max(next, ...acknowledged.map((line) => Number(line.split(' ')[1]) + 1))
	}

	beforeAll(async () => {
		for (let count = 0; count < ROUNDS; count++) await round(1 + Math.floor(Math.random() * MOST_LINES))
	}, 120_000)
	afterAll(() => rmSync(folder, { recursive: true, force: true }))

	it(`loses nothing that was acknowledged, in ${ROUNDS} rounds`, async () => {
		const store = await openSqliteStore({ path, ...STORE_OPTIONS })
		const lost: string[] = []
		for (const line of acknowledged) {
			const [kind, id = ''] = line.split(' ')
			const known =
				kind === 'handled'
					? await store.handled.has('telegram', id)
					: (await store.subscriptions.get({ platform: 'telegram', chat: id, thread: null })) !== null
			if (!known) lost.push(line)
		}
		await store.close()
		expect(acknowledged.length).toBeGreaterThan(ROUNDS)
		expect(lost).toEqual([])
	})

	it('leaves a sound file', () => {
		const file = new DatabaseSync(path)
		expect(file.prepare('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
		expect(file.prepare('pragma foreign_key_check').all()).toEqual([])
		file.close()
	})

	it('keeps a second process out while it lives, and no longer', async () => {
		const first = start()
		for await (const line of first.lines) if (line === 'ready') break
		const second = start()
		const said: string[] = []
		for await (const line of second.lines) said.push(line)
		expect(said).toEqual(['STORE_IN_USE'])
		await expect(openSqliteStore({ path, ...STORE_OPTIONS })).rejects.toMatchObject({
			code: 'STORE_IN_USE',
			message: expect.stringContaining('DATA_DIR'),
		})
		const ended = once(first.child, 'exit')
		first.child.kill('SIGKILL')
		await ended
		await (await openSqliteStore({ path, ...STORE_OPTIONS })).close()
	})
})
