import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeNotice, encodeNotice } from '../../../src/broadcast/notice-text.ts'
import { figureId } from '../../../src/domain/ids.ts'

test('every correction and notice comes back as it was', () => {
	const correction = fc.record({
		kind: fc.constant('correction' as const),
		figure: fc.string().map(figureId),
		note: fc.string({ unit: 'grapheme' }),
	})
	const notice = fc.record({ kind: fc.constant('notice' as const), text: fc.string({ unit: 'grapheme' }) })
	fc.assert(
		fc.property(fc.oneof(correction, notice), (said) => {
			expect(decodeNotice(encodeNotice(said))).toEqual(said)
		}),
	)
})

test.each([
	'',
	'null',
	'[]',
	'"notice"',
	'{"kind":"notice"}',
	'{"kind":"correction","figure":"grain"}',
	'{"kind":"tip","text":"x"}',
])('%j is no notice', (json) => {
	expect(decodeNotice(json)).toBeNull()
})
