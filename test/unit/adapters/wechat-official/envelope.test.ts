import { decrypt, encrypt } from '@wecom/crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEnvelope } from '../../../../adapters/wechat-official/envelope.ts'
import { AES_KEY } from '../../../support/wechat-api/caller.ts'

const APP_ID = 'wx0123456789abcdef'
const envelope = createEnvelope(AES_KEY, APP_ID)
const anyText = fc.string({ unit: 'grapheme' })

describe('createEnvelope', () => {
	it('seals what the library of the makers opens', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				expect(decrypt(AES_KEY, envelope.seal(text))).toMatchObject({ message: text, id: APP_ID })
			}),
		)
	})

	it('opens what the library of the makers seals', () => {
		fc.assert(
			fc.property(anyText, (text) => {
				expect(envelope.open(encrypt(AES_KEY, text, APP_ID))).toBe(text)
			}),
		)
	})

	it.each([
		['another account', encrypt(AES_KEY, 'x', 'wxother')],
		['another key', encrypt(AES_KEY.toUpperCase(), 'x', APP_ID)],
		['nothing', ''],
		['no base64', '路路路'],
		['half a block', envelope.seal('x').slice(0, 20)],
	])('opens nothing of %s', (_, sealed) => {
		expect(envelope.open(sealed)).toBeNull()
	})

	it('opens nothing that was made up, and never throws', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
				expect(envelope.open(Buffer.from(bytes).toString('base64'))).toBeNull()
			}),
		)
	})
})
