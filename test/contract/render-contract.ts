import { describe, expect, it } from 'vitest'
import { createCompose } from '../../src/compose/compose.ts'
import { figureId } from '../../src/domain/ids.ts'
import type { Lang } from '../../src/domain/lang.ts'
import { type Reply, visibleTexts } from '../../src/domain/reply.ts'
import type { Decision, Target } from '../../src/domain/understanding.ts'
import { samplePack } from '../support/sample-pack.ts'
import { answerTo, figureTarget, understood } from '../support/understandings.ts'

const LANGS: readonly Lang[] = ['zh-Hans', 'zh-Hant', 'en']

const TARGETS: readonly Target[] = [
	...samplePack.figures.map((figure): Target => ({ kind: 'figure', id: figure.id })),
	...samplePack.areas.map((area): Target => ({ kind: 'area', id: area.id })),
	...samplePack.facts.map((fact): Target => ({ kind: 'fact', id: fact.id })),
]

const DECISIONS: readonly Decision[] = [
	...TARGETS.map((target) => answerTo(target)),
	{
		...answerTo(figureTarget('grain')),
		premise: { figure: figureId('grain'), said: '50亿斤' },
		missing: 'result',
	},
	{ kind: 'clarify', candidates: TARGETS.slice(0, 3) },
	{ kind: 'service' },
	{ kind: 'emergency' },
	{ kind: 'off' },
]

const compose = createCompose(samplePack)
const REPLIES: readonly Reply[] = LANGS.flatMap((lang) =>
	DECISIONS.map((decision) => compose.answer(understood(decision, lang), 2031, false)),
)

const bare = (text: string): string => text.replace(/\s/gu, '')

/**
 * What every channel owes a reply, however it is drawn.
 * @param plainTextOf the messages of a reply as their reader sees them, markup taken away
 */
export const renderContract = (channel: string, plainTextOf: (reply: Reply) => string): void => {
	describe(`${channel} as a channel`, () => {
		it('shows every text of every reply', () => {
			for (const reply of REPLIES) {
				const shown = bare(plainTextOf(reply))
				const lost = reply.blocks.flatMap(visibleTexts).filter((text) => !shown.includes(bare(text)))

				expect(lost).toEqual([])
			}
		})

		it('shows each figure with its bound, unit and caveat in one piece', () => {
			for (const reply of REPLIES) {
				const shown = bare(plainTextOf(reply))
				const figures = reply.blocks.flatMap((block) =>
					block.kind === 'figures'
						? block.items
						: block.kind === 'lead' && block.figure
							? [block.figure]
							: [],
				)
				const lost = figures.filter(
					(figure) =>
						!shown.includes(bare(figure.text)) ||
						!figure.text.includes(figure.printed) ||
						!figure.text.includes(figure.caveat),
				)

				expect(lost).toEqual([])
			}
		})

		it('shows no number that is not in the reply', () => {
			for (const reply of REPLIES) {
				const own = reply.blocks.flatMap(visibleTexts).join(' ')
				const numbers = plainTextOf(reply).match(/\d+(?:\.\d+)?/gu) ?? []

				expect(numbers.filter((number) => !own.includes(number) && Number(number) > 10)).toEqual([])
			}
		})
	})
}
