import { expect, it } from 'vitest'
import { createIdHash } from '../../../src/store/id-hash.ts'

const hash = createIdHash('salt')

it('is HMAC-SHA-256 in 22 characters', () => {
	// printf '["person","telegram","4711"]' | openssl dgst -sha256 -hmac salt -binary | base64
	expect(hash('person', 'telegram', '4711')).toBe('uxiqTEp5dQMLlITm7__Rn1')
})

it('keeps parts and salts apart', () => {
	const all = [hash('a', 'b:c'), hash('a:b', 'c'), hash('a', 'b', 'c'), createIdHash('other')('a', 'b:c')]
	expect(new Set(all).size).toBe(all.length)
})
