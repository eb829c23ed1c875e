import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseTip, tipOfDay } from '../../../src/broadcast/choose-tip.ts'
import type { ChatRef } from '../../../src/domain/chat-ref.ts'
import type { Tip } from '../../../src/domain/pack.ts'
import { sampleTips } from '../../support/sample-tips.ts'

const ANN: ChatRef = { platform: 'telegram', chat: '4711', thread: null }
const BOB: ChatRef = { platform: 'telegram', chat: '4712', thread: null }

/** Ids in the order in which a chat gets them over so many days, each id as often as it comes. */
const days = (
	count: number,
	tips: readonly Tip[],
	chat: ChatRef,
	before: readonly string[] = [],
): string[] => {
	const sent = [...before]
	for (let day = 0; day < count; day += 1) {
		// The ledger names each tip once, by its last time.
		const used = [...new Set(sent.toReversed())].toReversed()
		const tip = chooseTip(tips, chat, used)
		if (tip !== null) sent.push(tip.id)
	}
	return sent.slice(before.length)
}

const chat = fc.record({
	platform: fc.constantFrom('telegram', 'wechat'),
	chat: fc.string({ minLength: 1, maxLength: 12 }),
	thread: fc.option(fc.string({ minLength: 1, maxLength: 3 })),
})
const size = fc.integer({ min: 1, max: 40 })

describe('the tip of a chat', () => {
	it('comes again only when all others were used, in every stretch of days', () => {
		fc.assert(
			fc.property(chat, size, fc.integer({ min: 1, max: 6 }), (ref, count, sections) => {
				const sent = days(count * 3, sampleTips(count, sections), ref)
				for (let from = 0; from + count <= sent.length; from += 1)
					expect(new Set(sent.slice(from, from + count)).size).toBe(count)
			}),
		)
	})

	it('does not depend on the order of the file', () => {
		fc.assert(
			fc.property(chat, size, fc.func(fc.integer()), (ref, count, rank) => {
				const tips = sampleTips(count)
				const shuffled = tips.toSorted((a, b) => rank(a.id) - rank(b.id))
				expect(days(count + 3, shuffled, ref)).toEqual(days(count + 3, tips, ref))
			}),
		)
	})

	it('is another one than that of the next chat', () => {
		const tips = sampleTips(30)
		expect(days(30, tips, ANN)).not.toEqual(days(30, tips, BOB))
	})

	it('keeps its order from one version of the program to the next', () => {
		expect(days(5, sampleTips(12), ANN)).toEqual(['tip-5', 'tip-3', 'tip-4', 'tip-6', 'tip-7'])
	})

	it('is a new one first where the pack has got one', () => {
		const before = days(6, sampleTips(6), ANN)
		expect(days(1, sampleTips(7), ANN, before)).toEqual(['tip-7'])
	})

	it('is never one that the pack has no more', () => {
		const before = days(6, sampleTips(6), ANN)
		const left = sampleTips(6).filter(({ id }) => id !== before[0] && id !== before[5])
		expect(days(4, left, ANN, before)).toEqual(before.slice(1, 5))
	})

	it('is the same every day where there is only one', () => {
		expect(days(3, sampleTips(1), ANN)).toEqual(['tip-1', 'tip-1', 'tip-1'])
	})

	it('is none where there are no tips', () => {
		expect(chooseTip([], ANN, ['tip-1'])).toBeNull()
	})

	it('changes the section from one day to the next as long as another one is left', () => {
		const tips = sampleTips(20, 2)
		const sections = new Map(tips.map((tip) => [tip.id, tip.place.section]))
		const sent = days(20, tips, ANN).map((id) => sections.get(id))
		expect(sent.every((section, day) => section !== sent[day - 1])).toBe(true)
	})
})

describe('the tip of a day', () => {
	const dateOf = (day: number): string => new Date(Date.UTC(2026, 10, 25 + day)).toISOString().slice(0, 10)

	it('is another one each day until all were used', () => {
		const tips = sampleTips(40)
		const ids = Array.from({ length: 40 }, (_, day) => tipOfDay(tips, dateOf(day))?.id)
		expect(new Set(ids).size).toBe(40)
	})

	it('does not depend on the order of the file', () => {
		const tips = sampleTips(9)
		expect(tipOfDay(tips.toReversed(), dateOf(3))).toEqual(tipOfDay(tips, dateOf(3)))
	})

	it('is none where there are no tips', () => {
		expect(tipOfDay([], dateOf(0))).toBeNull()
	})
})
