import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeAction, encodeAction } from '../../../src/domain/action-code.ts'
import { COMMANDS } from '../../../src/domain/command.ts'
import { areaId, factId, figureId } from '../../../src/domain/ids.ts'
import type { PictureOf } from '../../../src/domain/picture.ts'
import type { ChoiceAction } from '../../../src/domain/reply.ts'
import { TIP_OPTIONS } from '../../../src/domain/subscription.ts'

const id = fc.stringMatching(/^[a-z0-9-]{1,58}$/)
const shortId = fc.stringMatching(/^[a-z0-9-]{1,54}$/)
const pictured: fc.Arbitrary<PictureOf> = fc.oneof(
	shortId.map((value): PictureOf => ({ kind: 'area', id: areaId(value) })),
	shortId.map((value): PictureOf => ({ kind: 'figure', id: figureId(value) })),
	shortId.map((value): PictureOf => ({ kind: 'tip', id: value })),
)
const action: fc.Arbitrary<ChoiceAction> = fc.oneof(
	id.map((value): ChoiceAction => ({ kind: 'area', id: areaId(value) })),
	id.map((value): ChoiceAction => ({ kind: 'figure', id: figureId(value) })),
	id.map((value): ChoiceAction => ({ kind: 'fact', id: factId(value) })),
	fc.constantFrom(...COMMANDS).map((command): ChoiceAction => ({ kind: 'command', command })),
	fc.constantFrom('zh-Hans', 'zh-Hant', 'en', null).map((lang): ChoiceAction => ({ kind: 'language', lang })),
	fc
		.tuple(fc.constantFrom(...TIP_OPTIONS), fc.boolean())
		.map(([option, on]): ChoiceAction => ({ kind: 'option', option, on })),
	pictured.map((of): ChoiceAction => ({ kind: 'picture', of })),
	fc.constant<ChoiceAction>({ kind: 'none' }),
)

describe('the code of an action', () => {
	it('leads back to the action', () => {
		fc.assert(
			fc.property(action, (given) => {
				expect(decodeAction(encodeAction(given))).toEqual(given)
			}),
		)
	})

	it('fits a button and a deep link of Telegram', () => {
		fc.assert(
			fc.property(action, (given) => {
				expect(encodeAction(given)).toMatch(/^[A-Za-z0-9_-]{1,64}$/u)
			}),
		)
	})

	it('is null for whatever is no code', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				const read = decodeAction(text)
				expect(read === null || encodeAction(read) === text).toBe(true)
			}),
		)
	})

	it.each([
		'cmd_nothing',
		'lang_fr',
		'area_',
		'fig_a b',
		'up_fig_x',
		'on_loud',
		'pic_cmd_help',
		'pic_pic_fig_x',
	])('is not %j', (text) => {
		expect(decodeAction(text)).toBeNull()
	})
})
