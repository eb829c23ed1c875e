import { describe, expect, it } from 'vitest'
import { createCompose } from '../../src/compose/compose.ts'
import { type Block, type Reply, visibleTexts } from '../../src/domain/reply.ts'
import type { Target } from '../../src/domain/understanding.ts'
import { goldenReplies, LANGS } from '../support/golden-replies.ts'
import { samplePack } from '../support/sample-pack.ts'
import { answerTo, understood } from '../support/understandings.ts'

const TARGETS: readonly Target[] = [
	...samplePack.figures.map((figure): Target => ({ kind: 'figure', id: figure.id })),
	...samplePack.areas.map((area): Target => ({ kind: 'area', id: area.id })),
	...samplePack.facts.map((fact): Target => ({ kind: 'fact', id: fact.id })),
]

const compose = createCompose(samplePack)
const REPLIES: readonly Reply[] = LANGS.flatMap((lang) => [
	...goldenReplies(lang).map(([, reply]) => reply),
	...TARGETS.flatMap((target) => {
		const decision = answerTo(target)
		const answer = compose.answer(understood(decision, lang), 2031, false)
		const card = target.kind === 'fact' ? [] : [compose.picture(target, lang, 2031)]
		return [answer, compose.withPictureOffered(answer, decision), ...card]
	}),
])

/** White space, and what sets a heading apart, are a channel's own. */
const bare = (text: string): string => text.replace(/[\s:：【】]/gu, '')

/** What only who can answer has a use for. */
const invitesAnswer = (block: Block): boolean =>
	block.kind === 'choices' || (block.kind === 'notice' && block.about === 'way-out')

/** Where choices are buttons nobody is asked to send a number; where nobody can answer there is nothing to choose. */
const textsOf = (
	block: Block,
	{ buttons, hears = true }: Omit<Rendering, 'plainTextOf'>,
): readonly string[] => {
	if (!hears && invitesAnswer(block)) return []
	return block.kind === 'choices' && buttons
		? [block.heading, ...block.items.map(({ label }) => label)]
		: visibleTexts(block)
}

export interface Rendering {
	/** The messages of a reply as their reader sees them, markup taken away, buttons by their labels. */
	readonly plainTextOf: (reply: Reply) => string
	/** Whether choices are buttons; default false. */
	readonly buttons?: boolean
	/** Whether people can answer; default true. */
	readonly hears?: boolean
}

/** What every channel owes a reply, however it is drawn. */
export const renderContract = (channel: string, { plainTextOf, ...traits }: Rendering): void => {
	describe(`${channel} as a channel`, () => {
		it('shows every text of every reply', () => {
			for (const reply of REPLIES) {
				const shown = bare(plainTextOf(reply))
				const lost = reply.blocks
					.flatMap((block) => textsOf(block, traits))
					.filter((text) => !shown.includes(bare(text)))

				expect(lost).toEqual([])
			}
		})

		if (traits.hears === false)
			it('invites nobody to answer what cannot be heard', () => {
				for (const reply of REPLIES) {
					const shown = bare(plainTextOf(reply))
					const invited = reply.blocks
						.filter(invitesAnswer)
						.flatMap((block) => (block.kind === 'choices' ? [block.numberedHeading] : visibleTexts(block)))
						.filter((text) => text !== '' && shown.includes(bare(text)))

					expect(invited).toEqual([])
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
