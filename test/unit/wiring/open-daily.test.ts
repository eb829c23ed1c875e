import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { memoryReader } from '../../../src/knowledge/reader.ts'
import { isShippedDailyFresh, openDaily, shipDaily } from '../../../src/wiring/open-daily.ts'
import type { PackPlaces } from '../../../src/wiring/open-pack.ts'
import { MINI_PACK, miniPackTexts } from '../../support/broken-pack.ts'

const TIPS = `${MINI_PACK}/tips.yaml`
const SHIPPED = join('knowledge', MINI_PACK, 'daily.json')

let folder: string
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'wenbao-daily-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const places = (changed: Readonly<Record<string, string>> = {}): PackPlaces => ({
	reader: memoryReader({ ...miniPackTexts(), ...changed }),
	packId: MINI_PACK,
	knowledgeDir: join(folder, 'knowledge'),
	dataDir: join(folder, 'data'),
	say: () => undefined,
})

describe('tips and holidays', () => {
	it('are the same from the pack folder as from the files', async () => {
		const built = await openDaily(places())

		await shipDaily(places())

		expect([await openDaily(places()), built.tips.length > 0]).toEqual([built, true])
	})

	it('are kept in the data folder where the pack folder has none', async () => {
		await openDaily(places())

		expect(readdirSync(join(folder, 'data', 'models'))).toEqual([
			expect.stringMatching(/-daily-[0-9a-f]{16}\.json$/u),
		])
	})

	it('are built anew when a file changed', async () => {
		await shipDaily(places())

		expect(isShippedDailyFresh(places({ [TIPS]: '[]\n' }))).toBe(false)
	})

	it('are built anew when their file was cut off', async () => {
		await shipDaily(places())
		writeFileSync(join(folder, SHIPPED), '{"hash":')

		expect((await openDaily(places())).tips.length).toBeGreaterThan(0)
	})

	it('keep the days of the table through the file', async () => {
		const table = `- { year: 2026, source: 通知, holidays: [{ zh: 元旦, en: New Year, from: 2026-01-01, to: 2026-01-03 }], workdays: [2026-01-04] }`
		const withTable = places({ 'shared/holidays.yaml': table })
		await openDaily(withTable)

		const { years } = await openDaily(withTable)

		expect(
			years.map(({ holidays, workdays }) => [holidays.has('2026-01-02'), workdays.has('2026-01-04')]),
		).toEqual([[true, true]])
	})

	it('name file and line when they cannot be used', async () => {
		await expect(openDaily(places({ [TIPS]: '- id: 1\n' }))).rejects.toThrow(/tips\.yaml:1/u)
	})
})
