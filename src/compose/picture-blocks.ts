import type { PictureOf } from '../domain/picture.ts'
import type { Block } from '../domain/reply.ts'
import type { Target } from '../domain/understanding.ts'
import { choiceBlock, nameOfTarget } from './choices.ts'
import type { Desk } from './desk.ts'
import { fullLine } from './figure-line.ts'
import type { Phrasebook } from './phrasebook/phrasebook.ts'
import { sourceBlock } from './source-line.ts'
import { yearPassed } from './year-passed.ts'

export type PicturedTarget = Exclude<PictureOf, { kind: 'tip' }>

/** What a card can be drawn of; null for the rest. */
export const picturedOf = (targets: readonly Target[]): PicturedTarget | null => {
	const [target, ...others] = targets
	return target === undefined || target.kind === 'fact' || others.length > 0 ? null : target
}

/** The card with what has to stand beside it where it is passed on: the figure with its caveat, and the source. */
export const pictureBlocks = (of: PicturedTarget, desk: Desk): readonly Block[] => {
	const { words, say, catalogue } = desk
	const figure = of.kind === 'figure' ? fullLine(catalogue.figure(of.id), desk) : null
	const dated = of.kind === 'area' || catalogue.figure(of.id).kind !== 'name'
	const said =
		of.kind === 'figure'
			? (figure?.text ?? '')
			: words.areaLead(say(catalogue.area(of.id).title), say(catalogue.area(of.id).summary))
	return [
		{ kind: 'picture', of, alt: words.picture.alt(nameOfTarget(of, desk)) },
		{ kind: 'lead', text: said, figure },
		...(dated ? yearPassed(desk) : []),
		sourceBlock([of], desk),
	]
}

/** The blocks with the card offered as the last of the next questions. */
export const offerPicture = (
	blocks: readonly Block[],
	of: PicturedTarget,
	words: Phrasebook,
): readonly Block[] => {
	const offer = { label: words.picture.label, action: { kind: 'picture', of } } as const
	const at = blocks.findLastIndex((block) => block.kind === 'choices' && block.role === 'next')
	const next = blocks[at]
	return next?.kind === 'choices'
		? blocks.with(at, { ...next, items: [...next.items, offer] })
		: [...blocks, choiceBlock('next', words.ask.next, [offer])]
}
