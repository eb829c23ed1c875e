import type { Lang } from '../domain/lang.ts'
import type { Reply } from '../domain/reply.ts'
import type { TextLimit } from '../domain/text-limit.ts'
import { splitLines } from './split.ts'
import { PLAIN, renderLines, type Visitor } from './visitor.ts'

/** More would bury the answer. */
const MOST_BUBBLES = 2

/** A frame says what a colon would. */
const framed = (heading: string): string => (heading === '' ? '' : `【${heading.replace(/[:：]$/u, '')}】`)

/** Plain text with headings in frames. */
export const BUBBLE: Visitor = {
	...PLAIN,
	list: (block) => PLAIN.list({ ...block, heading: framed(block.heading) }),
	figures: (block) => PLAIN.figures({ ...block, heading: framed(block.heading) }),
	choices: (block) => PLAIN.choices({ ...block, numberedHeading: framed(block.numberedHeading) }),
}

const CUT: Readonly<Record<Lang, string>> = {
	'zh-Hans': '（内容太长，这里没有写完，请分开问。）',
	'zh-Hant': '（內容太長，這裡沒有寫完，請分開問。）',
	en: '(Too long to be shown whole. Please ask for one part at a time.)',
}

/**
 * A reply as plain text for WeChat: at most two bubbles, headings in frames, cut between lines or at a sentence end.
 * @param limit counted in bytes
 */
export const renderBubbles = (reply: Reply, limit: TextLimit): readonly string[] => {
	const bubbles = splitLines(renderLines(reply, BUBBLE), limit)
	if (bubbles.length <= MOST_BUBBLES) return bubbles
	const cut = CUT[reply.lang]
	const room = { ...limit, limit: limit.limit - Buffer.byteLength(`\n${cut}`) }
	const whole = bubbles.slice(0, MOST_BUBBLES - 1)
	const [last = ''] = splitLines((bubbles[MOST_BUBBLES - 1] ?? '').split('\n'), room)
	return [...whole, `${last}\n${cut}`]
}
