import type { Clock } from '../ports/clock.ts'
import type { KeptMemory } from '../ports/store.ts'
import type { IdHash } from './id-hash.ts'
import { plainText } from './plain-text.ts'
import { hashOfKey } from './preferences.ts'
import type { Database } from './schema.ts'

export const keepMemory = (db: Database, hash: IdHash, clock: Clock): KeptMemory => ({
	load: async (key) => {
		const row = await db
			.selectFrom('memories')
			.select('text')
			.where('key', '=', hashOfKey(hash, key))
			.where('until_ms', '>', clock.now())
			.executeTakeFirst()
		return row?.text ?? null
	},
	save: async (key, text, untilMs) => {
		const row = { text: plainText(text), until_ms: untilMs }
		await db
			.insertInto('memories')
			.values({ key: hashOfKey(hash, key), ...row })
			.onConflict((conflict) => conflict.column('key').doUpdateSet(row))
			.execute()
	},
	forget: async (key) => {
		await db.deleteFrom('memories').where('key', '=', hashOfKey(hash, key)).execute()
	},
})
