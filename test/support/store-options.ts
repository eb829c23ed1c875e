import type { StoreOptions } from '../../src/store/create-store.ts'
import { createIdHash } from '../../src/store/id-hash.ts'

/** For stores under test that need no time of their own. */
export const STORE_OPTIONS: StoreOptions = {
	hash: createIdHash('salt of the tests'),
	clock: { now: Date.now },
}
