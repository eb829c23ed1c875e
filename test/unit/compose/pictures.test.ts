import { describe, expect, it } from 'vitest'
import { createCompose } from '../../../src/compose/compose.ts'
import { figureId } from '../../../src/domain/ids.ts'
import type { Decision } from '../../../src/domain/understanding.ts'
import { samplePack } from '../../support/sample-pack.ts'
import { answerTo, areaTarget, factTarget, figureTarget, understood } from '../../support/understandings.ts'

const compose = createCompose(samplePack)

/** What the answer to a decision offers last. */
const lastOffer = (decision: Decision) => {
	const answer = compose.answer(understood(decision, 'zh-Hans'), 2030, false)
	const block = compose.withPictureOffered(answer, decision).blocks.at(-1)
	return block?.kind === 'choices' ? block.items.at(-1)?.action : undefined
}

describe('the card of an answer', () => {
	it.each([figureTarget('grain'), areaTarget('power')])(
		'is offered after the next questions: %o',
		(target) => {
			expect(lastOffer(answerTo(target))).toEqual({ kind: 'picture', of: target })
		},
	)

	it.each([
		['a fact', answerTo(factTarget('about-mayor'))],
		['two things at once', answerTo(figureTarget('grain'), areaTarget('power'))],
		[
			'what the page does not state',
			{ kind: 'absent', reason: 'result', area: null, subject: null } as const,
		],
	])('is not offered for %s', (_, decision) => {
		expect(lastOffer(decision)?.kind).not.toBe('picture')
	})

	it.each(['zh-Hans', 'zh-Hant', 'en'] as const)(
		'comes with its figure, the caveat and the source (%s)',
		(lang) => {
			const reply = compose.picture({ kind: 'figure', id: figureId('grain') }, lang, 2030)

			expect(reply.blocks).toMatchObject([
				{ kind: 'picture', of: { kind: 'figure', id: 'grain' } },
				{ kind: 'lead', figure: { id: 'grain' } },
				{ kind: 'source' },
			])
		},
	)
})
