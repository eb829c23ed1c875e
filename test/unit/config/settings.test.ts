import { describe, expect, it } from 'vitest'
import { readSettings } from '../../../src/config/settings.ts'

describe('readSettings', () => {
	it('has a default for everything', () => {
		expect(readSettings({})).toEqual({ KNOWLEDGE_DIR: 'knowledge', DATA_DIR: 'data', LOG_LEVEL: 'info' })
	})

	it('takes an empty setting for one that is not set', () => {
		expect(readSettings({ LOG_LEVEL: ' ', DATA_DIR: '' })).toEqual(readSettings({}))
	})

	it('leaves the rest of the environment alone', () => {
		expect(readSettings({ PATH: '/bin' })).toEqual(readSettings({}))
	})

	it('names every wrong setting in one message', () => {
		expect(() => readSettings({ LOG_LEVEL: 'loud', KNOWLEDGE_PACK: '../etc' })).toThrow(
			/KNOWLEDGE_PACK: must.*\n.*LOG_LEVEL: must be one of/u,
		)
	})
})
