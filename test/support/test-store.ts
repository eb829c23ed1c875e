import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '../../src/ports/clock.ts'
import type { Store } from '../../src/ports/store.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { STORE_OPTIONS } from './store-options.ts'

/** A store in a folder of its own, which goes when it is closed. */
export const openTestStore = async (
	clock: Clock,
): Promise<{ readonly store: Store; readonly close: () => Promise<void> }> => {
	const folder = mkdtempSync(join(tmpdir(), 'wenbao-broadcast-'))
	const store = await openSqliteStore({ ...STORE_OPTIONS, clock, path: join(folder, 'wenbao.db') })
	return {
		store,
		close: async () => {
			await store.close()
			rmSync(folder, { recursive: true, force: true })
		},
	}
}
