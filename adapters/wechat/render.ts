import type { PictureOf } from '../../src/domain/picture.ts'
import type { Reply } from '../../src/domain/reply.ts'
import type { TextLimit } from '../../src/domain/text-limit.ts'
import { renderBubbles } from '../../src/render/bubbles.ts'
import { capabilities } from './capabilities.ts'

/** A reply as at most two texts; its cards are messages of their own. @param limit default: the channel's */
export const render = (reply: Reply, limit: TextLimit = capabilities.maxText): readonly string[] =>
	renderBubbles(reply, limit)

/** The cards of a reply. */
export const picturesOf = (reply: Reply): readonly PictureOf[] =>
	reply.blocks.flatMap((block) => (block.kind === 'picture' ? [block.of] : []))
