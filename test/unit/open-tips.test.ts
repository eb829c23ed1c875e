import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { memoryReader } from '../../src/knowledge/reader.ts'
import type { PackPlaces } from '../../src/open-pack.ts'
import { areShippedTipsFresh, openTips, shipTips } from '../../src/open-tips.ts'
import { MINI_PACK, miniPackTexts } from '../support/broken-pack.ts'

const TIPS = `${MINI_PACK}/tips.yaml`
const SHIPPED = join('knowledge', MINI_PACK, 'tips.json')

let folder: string
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'wenbao-tips-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const places = (changed: Readonly<Record<string, string>> = {}): PackPlaces => ({
	reader: memoryReader({ ...miniPackTexts(), ...changed }),
	packId: MINI_PACK,
	knowledgeDir: join(folder, 'knowledge'),
	dataDir: join(folder, 'data'),
	say: () => undefined,
})

describe('the tips of a pack', () => {
	it('are the same from the pack folder as from the files', async () => {
		const built = await openTips(places())

		await shipTips(places())

		expect([await openTips(places()), built.length > 0]).toEqual([built, true])
	})

	it('are kept in the data folder where the pack folder has none', async () => {
		await openTips(places())

		expect(readdirSync(join(folder, 'data', 'models'))).toEqual([
			expect.stringMatching(/-tips-[0-9a-f]{16}\.json$/u),
		])
	})

	it('are built anew when a file changed', async () => {
		await shipTips(places())

		expect(areShippedTipsFresh(places({ [TIPS]: '[]\n' }))).toBe(false)
	})

	it('are built anew when their file was cut off', async () => {
		await shipTips(places())
		writeFileSync(join(folder, SHIPPED), '{"hash":')

		expect((await openTips(places())).length).toBeGreaterThan(0)
	})

	it('name file and line when they cannot be used', async () => {
		await expect(openTips(places({ [TIPS]: '- id: 1\n' }))).rejects.toThrow(/tips\.yaml:1/u)
	})
})
