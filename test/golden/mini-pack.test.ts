import { beforeAll, expect, it } from 'vitest'
import { createCompose } from '../../src/compose/compose.ts'
import { createConversation } from '../../src/conversation/create-conversation.ts'
import { readPack } from '../../src/conversation/read-pack.ts'
import { conversationKey, type Handle } from '../../src/domain/conversation.ts'
import type { Reply } from '../../src/domain/reply.ts'
import { loadExamples } from '../../src/knowledge/load-examples.ts'
import { loadTemplates } from '../../src/knowledge/load-templates.ts'
import { nodeReader } from '../../src/knowledge/node-reader.ts'
import { renderText } from '../../src/render/visitor.ts'
import { inMemory } from '../../src/store/in-memory.ts'
import { compileModel } from '../../src/understand/compile-model.ts'
import { createUnderstand } from '../../src/understand/understand.ts'
import { MINI_PACK, PACKS_DIR } from '../support/broken-pack.ts'
import { keptLog } from '../support/kept-log.ts'
import { firstId, LEARNING_MS } from '../support/real-door.ts'

/** Another place, another year: everything that is needed comes from its folder. */
function openMiniPack(): Handle {
	const reader = nodeReader(PACKS_DIR)
	const pack = readPack(reader, MINI_PACK)
	const examples = loadExamples(reader, MINI_PACK)
	const templates = loadTemplates(reader)
	if ('problems' in examples || 'problems' in templates) throw new Error(`${MINI_PACK} has problems`)
	const model = compileModel({ pack, examples: examples.examples, templates: templates.templates })
	const clock = { now: () => Date.UTC(2025, 1, 1) }
	return createConversation({
		understand: createUnderstand(pack, model),
		compose: createCompose(pack),
		store: inMemory(clock),
		tips: null,
		retentionDays: 90,
		clock,
		log: keptLog(),
	})
}

let handle: Handle
let conversations = 0
const say = (text: string): Promise<Reply> =>
	handle({ text }, conversationKey('test', String(conversations++)))

beforeAll(() => {
	handle = openMiniPack()
}, LEARNING_MS)

it.each([
	['高标准农田今年做多少万亩', '78万亩以上'],
	['全省打算打多少斤粮', '125亿斤'],
	['粮食播种面积定的是多少', '1520万亩'],
	['城镇新增就业目标几万人', '100万人以上'],
	['重大项目打算安排几个', '1000个以上'],
	['糧食總產定了多少', '125億斤'],
	['How much grain will the province harvest?', '12.5 billion jin'],
])('%s → %s', async (text, printed) => {
	const [lead] = (await say(text)).blocks

	expect(lead).toMatchObject({ kind: 'lead', figure: { printed } })
})

it.each([
	['耕地红线怎么守', 'countryside'],
	['丽水机场有什么安排', 'projects'],
	['大学生就业有什么打算', 'jobs'],
	['报告是谁作的', 'about-speaker'],
	['报告哪天作的', 'about-date'],
])('%s → %s', async (text, first) => {
	expect(firstId(await say(text))).toBe(first)
})

it.each([
	['去年新增就业多少人', 'absent'],
	['杭州要种多少亩粮食', 'absent'],
	['GDP目标是多少', 'absent'],
	['我的社保卡丢了怎么补', 'service'],
	['有人落水了快救人', 'emergency'],
	['给我讲个笑话', 'off'],
	['你好', 'chat'],
])('%s → %s, without a figure', async (text, outcome) => {
	const reply = await say(text)

	expect([reply.outcome, reply.figures]).toEqual([outcome, []])
})

it('puts a wrong number right', async () => {
	const { blocks } = await say('粮食总产不是90亿斤吗')

	expect(blocks.find((block) => block.kind === 'correction')).toMatchObject({
		said: '90亿斤',
		printed: '125亿斤',
	})
})

it('names its own place, year and newspaper', async () => {
	const text = renderText(await say('粮食总产多少'))

	expect(text).toMatch(/2025年目标.*[\s\S]*浙江日报/u)
})
