import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderTexts } from '../../../../adapters/wechat-official/render.ts'
import { goldenReplies, LANGS } from '../../../support/golden-replies.ts'

const bytes = (text: string): number => Buffer.byteLength(text)

describe.each(LANGS)('render, in %s', (lang) => {
	it.each(goldenReplies(lang))('%s is one bubble that WeChat takes', (_, reply) => {
		const bubbles = renderTexts(reply)

		expect([bubbles.length, bubbles.every((bubble) => bytes(bubble) <= 2048)]).toEqual([1, true])
	})

	it('is at most two bubbles however little fits, and says what is missing', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...goldenReplies(lang).map(([, reply]) => reply)),
				fc.integer({ min: 120, max: 400 }),
				(reply, limit) => {
					const bubbles = renderTexts(reply, { unit: 'bytes', limit })

					expect(bubbles.length).toBeLessThanOrEqual(2)
					expect(bubbles.filter((bubble) => bytes(bubble) > limit)).toEqual([])
				},
			),
		)
	})
})

it('frames a heading in place of its colon', () => {
	const [, reply] = goldenReplies('zh-Hans').find(([name]) => name === 'figure-target') ?? []
	if (reply === undefined) throw new TypeError('There is no such reply')

	expect(renderTexts(reply)[0]).toMatch(/\n【[^：】]+】\n· /u)
})
