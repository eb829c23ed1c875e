import type { Reply } from '../../src/domain/reply.ts'
import type { TextLimit } from '../../src/domain/text-limit.ts'
import { renderBubbles } from '../../src/render/bubbles.ts'
import { capabilities } from './capabilities.ts'

/**
 * A reply as at most two texts: the first is the passive reply, the second a customer-service message.
 * @param limit default: WeChat's
 */
export const render = (reply: Reply, limit: TextLimit = capabilities.maxText): readonly string[] =>
	renderBubbles(reply, limit)
