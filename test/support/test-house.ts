import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { readSettings } from '../../src/config/settings.ts'
import type { Store } from '../../src/ports/store.ts'
import { type House, openHouse } from '../../src/wiring/house.ts'

/** Silent unless TEST_LOG names a level. */
export const testLog = pino({ level: process.env['TEST_LOG'] ?? 'silent' })

/** The rooms over the shipped pack, with the defaults of all settings. */
export const openTestHouse = (store: Store): Promise<House> => {
	const settings = readSettings({ DATA_DIR: join(tmpdir(), 'wenbao-tests') })
	return openHouse(settings, { keepTrace: false, store, log: testLog })
}
