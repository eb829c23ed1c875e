import type { Lang } from '../../src/domain/lang.ts'
import type { Reply } from '../../src/domain/reply.ts'
import type { TextLimit } from '../../src/domain/text-limit.ts'
import { splitLines } from '../../src/render/split.ts'
import { PLAIN, renderLines, type Visitor } from '../../src/render/visitor.ts'
import type { Bubble } from './bubble.ts'
import { capabilities } from './capabilities.ts'

/** More would bury the answer; the first is the passive reply, the second a customer-service message. */
const MOST_BUBBLES = 2

/** A frame says what a colon would. */
const framed = (heading: string): string => (heading === '' ? '' : `【${heading.replace(/[:：]$/u, '')}】`)

const wechatVisitor: Visitor = {
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

/** A reply as at most two texts, cut between lines or at a sentence end. @param limit default: WeChat's */
export const renderTexts = (reply: Reply, limit: TextLimit = capabilities.maxText): readonly string[] => {
	const lines = renderLines(reply, wechatVisitor)
	const bubbles = splitLines(lines, limit)
	if (bubbles.length <= MOST_BUBBLES) return bubbles
	const cut = CUT[reply.lang]
	const room = { ...limit, limit: limit.limit - Buffer.byteLength(`\n${cut}`) }
	const whole = bubbles.slice(0, MOST_BUBBLES - 1)
	const [last = ''] = splitLines((bubbles[MOST_BUBBLES - 1] ?? '').split('\n'), room)
	return [...whole, `${last}\n${cut}`]
}

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
	return renderLines({ ...reply, blocks }, wechatVisitor).join('\n')
}
