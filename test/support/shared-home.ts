import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Store } from '../../src/ports/store.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import type { House } from '../../src/wiring/house.ts'
import { STORE_OPTIONS } from './store-options.ts'
import { openTestHouse } from './test-house.ts'

/** The rooms over the shipped pack, and what they keep. */
export interface Home {
	readonly house: House
	readonly store: Store
}

/** Goes with the test file. */
export const HOME_DIR = mkdtempSync(join(tmpdir(), 'wenbao-home-'))
let home: Promise<Home> | undefined

const openHome = async (): Promise<Home> => {
	const store = await openSqliteStore({ path: join(HOME_DIR, 'wenbao.sqlite'), ...STORE_OPTIONS })
	return { house: await openTestHouse(store), store }
}

/** Opened once a test file, in a folder of its own: use new people and groups. */
export const sharedHome = (): Promise<Home> => {
	home ??= openHome()
	return home
}

afterAll(async () => {
	await (await home)?.store.close()
	rmSync(HOME_DIR, { recursive: true })
})
