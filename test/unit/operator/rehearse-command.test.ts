import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type RehearseCommandIo, runRehearsal } from '../../../src/operator/rehearse-command.ts'
import { openSqliteStore } from '../../../src/store/sqlite.ts'
import { createRandom } from '../../../src/understand/random.ts'
import { NIGHT } from '../../support/broadcast.ts'
import { plainCompose } from '../../support/plain-compose.ts'
import { sampleTips } from '../../support/sample-tips.ts'
import { StandingClock } from '../../support/standing-clock.ts'
import { STORE_OPTIONS } from '../../support/store-options.ts'

const printed: string[] = []
let folder = ''

const command = (days: number, more: Partial<RehearseCommandIo> = {}): Promise<number> =>
	runRehearsal(
		{ days, seed: 1, from: null },
		{
			openStore: (path, clock) => {
				folder = path
				return openSqliteStore({ ...STORE_OPTIONS, clock, path: join(path, 'wenbao.db') })
			},
			tips: sampleTips(20),
			compose: plainCompose,
			quiet: NIGHT,
			dayKind: () => ({ isWeekend: false, isHoliday: false, known: true }),
			zone: 'Asia/Shanghai',
			clock: new StandingClock('2026-11-24T23:00+08:00'),
			createRandom,
			print: (text) => printed.push(text),
			...more,
		},
	)

describe('the rehearsal on the command line', () => {
	it('begins tomorrow, prints its calendar and leaves nothing behind', { timeout: 60_000 }, async () => {
		expect(await command(5)).toBe(0)
		const text = printed.join('\n')
		expect(text).toMatch(/^2026-11 {2,}25 26 27$/mu)
		expect(text).toContain('Every promise was kept')
		expect(existsSync(folder)).toBe(false)
	})

	it('fails, and names what was not kept', { timeout: 60_000 }, async () => {
		// A store that says every chat has stopped: nobody gets anything.
		const openStore: RehearseCommandIo['openStore'] = async (path, clock) => {
			const store = await openSqliteStore({ ...STORE_OPTIONS, clock, path: join(path, 'wenbao.db') })
			return { ...store, subscriptions: { ...store.subscriptions, due: async () => [] } }
		}
		expect(await command(4, { openStore })).toBe(1)
		expect(printed.at(-1)).toContain('lost, nothing was sent and nothing explains it')
	})

	it('needs tips', async () => {
		await expect(command(5, { tips: [] })).rejects.toMatchObject({ code: 'NO_TIPS' })
	})
})
