import { describe, expect, it } from 'vitest'
import { createCompose } from '../../../src/compose/compose.ts'
import { areaId, subjectId } from '../../../src/domain/ids.ts'
import type { Lang } from '../../../src/domain/lang.ts'
import type { AbsentReason, ChatTopic, Decision } from '../../../src/domain/understanding.ts'
import { renderText } from '../../../src/render/visitor.ts'
import { samplePack } from '../../support/sample-pack.ts'
import { figureTarget, understood } from '../../support/understandings.ts'

const REASONS: readonly AbsentReason[] = [
	'other-year',
	'other-place',
	'part-of-place',
	'result',
	'breakdown',
	'computed',
	'subject',
	'unstated',
]
const TOPICS: readonly ChatTopic[] = ['greeting', 'thanks', 'bye', 'identity', 'help', 'other']
const LANGS: readonly Lang[] = ['zh-Hans', 'zh-Hant', 'en']

const DECISIONS: readonly Decision[] = [
	...REASONS.map(
		(reason): Decision => ({
			kind: 'absent',
			reason,
			area: areaId('fields'),
			subject: reason === 'subject' ? subjectId('rain') : null,
		}),
	),
	...TOPICS.map((topic): Decision => ({ kind: 'chat', topic })),
	{ kind: 'service' },
	{ kind: 'emergency' },
	{ kind: 'off' },
	{ kind: 'clarify', candidates: samplePack.figures.slice(0, 3).map((figure) => figureTarget(figure.id)) },
]

/** Numbers that are neither figures nor invented: the year, hotlines, and the numbers of lists. */
const ALLOWED = /^(?:2030|12345|110|119|120|[1-9])$/u

describe('replies that must not carry a figure', () => {
	const compose = createCompose(samplePack)

	it.each(LANGS)('hold no number of the pack and none from nowhere (%s)', (lang) => {
		for (const decision of DECISIONS)
			for (const lost of [false, true]) {
				const text = renderText(compose.answer(understood(decision, lang), 2031, lost))

				expect(text.match(/\d+/gu)?.filter((number) => !ALLOWED.test(number)) ?? []).toEqual([])
				expect(samplePack.figures.filter((figure) => text.includes(figure.printed[lang]))).toEqual([])
			}
	})

	it('offer at most three candidates and none of them', () => {
		const reply = compose.answer(understood(DECISIONS.at(-1) as Decision), 2030, false)

		expect(reply.candidates).toEqual(['grain', 'ponds', 'ponds-cost'])
		expect(renderText(reply)).toMatch(/4\. 都不是$/u)
	})

	it('put the numbers to call first in an emergency', () => {
		const text = renderText(compose.answer(understood({ kind: 'emergency' }), 2030, false))

		expect(text.split('\n')[0]).toMatch(/110.*119.*120/u)
	})

	it('name the subject that the page does not state', () => {
		const [first] = DECISIONS.filter((decision) => decision.kind === 'absent' && decision.subject !== null)

		const text = renderText(compose.answer(understood(first as Decision), 2030, false))

		expect(text).toContain('降雨量')
	})

	it('come with the menu and the hotline after two misses', () => {
		const reply = compose.answer(understood({ kind: 'off' }), 2030, true)

		expect(reply.blocks.map((block) => block.kind)).toEqual(['lead', 'choices', 'contacts'])
	})
})
