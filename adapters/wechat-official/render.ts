import type { Reply } from '../../src/domain/reply.ts'
import type { TextLimit } from '../../src/domain/text-limit.ts'
import { BUBBLE, renderBubbles } from '../../src/render/bubbles.ts'
import { renderLines } from '../../src/render/visitor.ts'
import type { Bubble } from './bubble.ts'
import { capabilities } from './capabilities.ts'

/**
 * The texts of a reply, two at most: the first is the passive reply, the second a customer-service message.
 * @param limit default: WeChat's
 */
export const renderTexts = (reply: Reply, limit: TextLimit = capabilities.maxText): readonly string[] =>
	renderBubbles(reply, limit)

/** A reply as its texts, with its pictures after them: what is read first holds every figure with its caveat. */
export const render = (reply: Reply, pictures: boolean): readonly Bubble[] => [
	...renderTexts(reply).map((text): Bubble => ({ kind: 'text', text })),
	...reply.blocks.flatMap((block): readonly Bubble[] =>
		block.kind === 'picture' && pictures ? [{ kind: 'picture', of: block.of, lang: reply.lang }] : [],
	),
]

/** A reply for everybody at once, as one text of any length: nobody among them could pick from a list, or stop it. */
export const renderForAll = (reply: Reply): string => {
	const blocks = reply.blocks.filter(
		(block) => block.kind !== 'choices' && (block.kind !== 'notice' || block.about !== 'way-out'),
	)
	return renderLines({ ...reply, blocks }, BUBBLE).join('\n')
}
