import type { Reply } from '../../src/domain/reply.ts'
import type { TextLimit } from '../../src/domain/text-limit.ts'
import { splitLines } from '../../src/render/split.ts'
import { PLAIN, renderLines, type Visitor } from '../../src/render/visitor.ts'
import { capabilities } from './capabilities.ts'

/** A whole sentence is no heading. */
const headed = (text: string): string => (/[。！？.!?]$/u.test(text) ? text : `【${text}】`)

/** A robot hears nothing: what invites an answer is left out. */
const robotVisitor: Visitor = {
	...PLAIN,
	lead: (block) => [block.figure === null ? headed(block.text) : block.text],
	list: (block) => PLAIN.list({ ...block, heading: headed(block.heading) }),
	figures: (block) => PLAIN.figures({ ...block, heading: headed(block.heading) }),
	notice: (block) => (block.about === 'way-out' ? [] : PLAIN.notice(block)),
	choices: () => [],
}

/** Parts of a paragraph that needs more than one message: small, so that messages are filled. */
const PARTS = 4

/** A reply as plain texts that WeCom takes. @param limit default: WeCom's */
export const render = (reply: Reply, limit: TextLimit = capabilities.maxText): readonly string[] => {
	const part = { unit: limit.unit, limit: Math.floor(limit.limit / PARTS) }
	const lines = renderLines(reply, robotVisitor)
	return splitLines(
		lines.flatMap((line) => (splitLines([line], limit).length > 1 ? splitLines([line], part) : [line])),
		limit,
	)
}
