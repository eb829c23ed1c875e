import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openHandledFile } from '../../../src/store/handled-file.ts'

let folder: string
let path: string
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'wenbao-handled-'))
	path = join(folder, 'new', 'handled.txt')
})
afterEach(() => rmSync(folder, { recursive: true }))

it('knows after a restart what was added before', () => {
	openHandledFile(path).add('7')

	const again = openHandledFile(path)

	expect([again.has('7'), again.has('8')]).toEqual([true, false])
})

it('stays small and keeps the newest', () => {
	const handled = openHandledFile(path)
	for (let id = 0; id < 10_500; id++) handled.add(String(id))

	const lines = readFileSync(path, 'utf8').trim().split('\n')

	expect([lines.length < 10_000, handled.has('10499'), handled.has('0'), lines.at(-1)]).toEqual([
		true,
		true,
		false,
		'10499',
	])
})
