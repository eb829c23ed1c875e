import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
	decodeSession,
	EMPTY_SESSION,
	encodeSession,
	IS_MISS,
	type Session,
} from '../../../src/conversation/session.ts'
import { LANGS } from '../../../src/domain/lang.ts'
import type { ChoiceAction } from '../../../src/domain/reply.ts'
import type { Decision } from '../../../src/domain/understanding.ts'
import { areaTarget, figureTarget } from '../../support/understandings.ts'

const known = (): boolean => true
const target = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/u).map(figureTarget)
const action = fc.oneof(target, fc.constant<ChoiceAction>({ kind: 'command', command: 'areas' }))
const session: fc.Arbitrary<Session> = fc.record({
	past: fc.array(
		fc.record({
			outcome: fc.constantFrom(...(Object.keys(IS_MISS) as Decision['kind'][])),
			targets: fc.array(target, { maxLength: 3 }),
		}),
		{ maxLength: 6 },
	),
	list: fc.array(action, { maxLength: 5 }),
	earlier: fc.array(fc.array(action, { minLength: 1, maxLength: 5 }), { maxLength: 4 }),
	misses: fc.nat(9),
	lang: fc.constantFrom(null, ...LANGS),
})

describe('a session as text', () => {
	it('is read back as it was', () => {
		fc.assert(
			fc.property(session, (given) => {
				expect(decodeSession(encodeSession(given), known)).toEqual(given)
			}),
		)
	})

	it('is empty for whatever else a text may hold', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
				expect(decodeSession(text, known)).toEqual(EMPTY_SESSION)
			}),
		)
	})

	it.each([
		null,
		'[1,"en",0,[],[]]',
		'[1,"en",0,[],[],[]]',
		'[2,"fr",0,[],[],[]]',
		'[2,"en",-1,[],[],[]]',
		'[2,"en",0,[["nothing"]],[],[]]',
		'[2,"en",0,[["answer","x_y"]],[],[]]',
		'[2,"en",0,[["answer","cmd_help"]],[],[]]',
		'[2,"en",0,[],["cmd_fly"],[]]',
		'[2,"en",0,[],[],[["cmd_fly"]]]',
		'[2,"en",0,[],[],[],1]',
		'[2,"en",null,[],[],[]]',
	])('is empty for %j', (text) => {
		expect(decodeSession(text, known)).toBe(EMPTY_SESSION)
	})

	it('is empty when the pack has lost what was spoken of', () => {
		const text = encodeSession({
			...EMPTY_SESSION,
			past: [{ outcome: 'answer', targets: [areaTarget('lost')] }],
		})

		expect(decodeSession(text, ({ id }) => id !== 'lost')).toBe(EMPTY_SESSION)
	})
})
