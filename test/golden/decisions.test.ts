import { beforeAll, describe, expect, it } from 'vitest'
import type { Reply } from '../../src/domain/reply.ts'
import { firstId, LEARNING_MS, openRealTalk, type RealTalk } from '../support/real-door.ts'

let talk: RealTalk
beforeAll(async () => {
	talk = await openRealTalk()
}, LEARNING_MS)

/** Turns joined by ` | `, what the bot does with the last one, and the first thing its reply is about. */
type Row = readonly [turns: string, outcome: Reply['outcome'], first: string | null]
const say = (turns: string): Promise<Reply> => talk.say(...turns.split(' | '))

const ANSWERED: Readonly<Record<string, readonly Row[]>> = {
	figures: [
		['明年打算收多少斤粮食', 'answer', 'grain-output'],
		['咱市要新修几条路呀', 'answer', 'roads'],
		['准备盖几座桥', 'answer', 'bridges'],
		['城镇新增就业定了多少人', 'answer', 'new-jobs'],
		['规上工业增加值要涨多少', 'answer', 'industrial-growth'],
		['服务业打算增长多少', 'answer', 'service-growth'],
		['水利项目一共多少个', 'answer', 'water-projects'],
		['修水利要花多少钱', 'answer', 'water-investment'],
		['祥光热电的装机是多少', 'answer', 'xiangguang-power'],
		['大豆玉米带状种植种多少亩', 'answer', 'soy-corn'],
		['高新技术企业要新增多少家', 'answer', 'high-tech-firms'],
		['科技型中小企业要入库多少家', 'answer', 'tech-smes'],
		['人才新政一共多少条', 'answer', 'talent-policies'],
		['要建多少个美丽乡村示范村', 'answer', 'beautiful-villages'],
		['农村人居环境示范片区搞几个', 'answer', 'village-zones'],
		['重点项目要完成多少投资', 'answer', 'key-investment'],
		['八抓是多少条', 'answer', 'safety-measures'],
	],
	areas: [
		['幼儿园这块有什么打算', 'answer', 'innovation'],
		['营商环境准备怎么改善', 'answer', 'reform'],
		['黄河生态保护怎么做', 'answer', 'ecology'],
		['县域经济打算怎么发展', 'answer', 'county'],
		['文旅方面有啥安排', 'answer', 'tourism'],
		['看病难的问题打算怎么解决', 'answer', 'livelihood'],
		['城市更新有什么计划', 'answer', 'city'],
	],
	'facts about the report': [
		['这份报告是谁作的', 'answer', 'about-speaker'],
		['这些消息登在哪份报纸上', 'answer', 'about-source'],
		['报告一共讲了哪几个方面', 'answer', 'about-areas'],
	],
	'follow-ups': [
		['水利项目有多少个 | 那投资呢', 'answer', 'water-investment'],
		['水利项目有多少个 | 它的总投资', 'answer', 'water-investment'],
		['水利项目有多少个 | 一共花多少钱', 'answer', 'water-investment'],
		['要修多少条路 | 桥呢', 'answer', 'bridges'],
		['修几座桥 | 路呢', 'answer', 'roads'],
		['农业有啥安排 | 粮食呢', 'answer', 'grain-output'],
		['你好 | 第二个', 'answer', 'innovation'],
	],
	'other scripts and languages': [
		['明年農村要種多少糧食', 'answer', 'grain-output'],
		['市裡打算新建幾座橋', 'answer', 'bridges'],
		['城鎮新增就業目標是多少', 'answer', 'new-jobs'],
		['How many new bridges will the city build?', 'answer', 'bridges'],
		['What is the grain target for 2023?', 'answer', 'grain-output'],
		['Who delivered this report?', 'answer', 'about-speaker'],
		['liangshi chanliang duoshao', 'answer', 'grain-output'],
		['xiu ji tiao lu', 'answer', 'roads'],
	],
	'what a message sets aside': [['不问桥，问路有几条', 'answer', 'roads']],
}

describe.each(Object.entries(ANSWERED))('%s', (_, rows) => {
	it.each(rows)('%s → %s %s', async (turns, outcome, first) => {
		const reply = await say(turns)

		expect([reply.outcome, firstId(reply)]).toEqual([outcome, first])
	})
})

const REFUSED: readonly (readonly [turns: string, outcome: Reply['outcome']])[] = [
	['2019年修了多少条路', 'absent'],
	['截至目前全市一共有几座桥', 'absent'],
	['过去五年修了几条路', 'absent'],
	['新认定的高新技术企业有名单吗', 'absent'],
	['它的总投资', 'clarify'],
	['科技上有什么打算 | 它的总投资', 'clarify'],
	['去年粮食收了多少斤', 'absent'],
	['冠县明年修几条路', 'absent'],
	['平均每个县新增多少就业', 'absent'],
	['济南要修几条路', 'absent'],
	['城里要挖几条隧道', 'absent'],
	['省重点项目单算有几个', 'absent'],
	['玉米亩产要打多少斤', 'absent'],
	['祥光热电多大 | 一共花多少钱', 'absent'],
	['GDP目标定的多少', 'absent'],
	['今年房价会降吗', 'absent'],
	['我家门口路灯坏了三天没人修', 'service'],
	['楼上半夜放音响吵得睡不着', 'service'],
	['社保卡丢了去哪里补', 'service'],
	['有人掉进河里了快来人', 'emergency'],
	['我家厨房着火了', 'emergency'],
	['有人拿刀在街上砍人', 'emergency'],
	['你好呀', 'chat'],
	['多谢你啦', 'chat'],
	['你是谁呀', 'chat'],
	['给我写一首情诗', 'off'],
	['红烧肉怎么做才好吃', 'off'],
	['明天股票会涨吗', 'off'],
]

it.each(REFUSED)('%s → %s, without a figure', async (turns, outcome) => {
	const reply = await say(turns)

	expect([reply.outcome, reply.figures]).toEqual([outcome, []])
})

it.each([['这笔救命钱什么时候到账'], ['游乐场的跳楼机安全不安全'], ['小区里火灾隐患没人管']])(
	'%s sounds like danger and is none',
	async (text) => {
		expect((await say(text)).outcome).not.toBe('emergency')
	},
)

it.each([
	['粮食产多少斤，新增就业多少人', ['grain-output', 'new-jobs']],
	['修几条路，建几座桥', ['roads', 'bridges']],
])('%s asks for two figures', async (text, figures) => {
	expect((await say(text)).figures).toEqual(figures)
})

it.each([
	['粮食总产不是90亿斤吗', '90亿斤', '110亿斤以上'],
	['新建桥梁是8座对吧', '8座', '5座'],
	['听说要修50条路，是真的吗', '50条', '23条'],
])('%s: %s is put right to %s', async (text, said, printed) => {
	const { blocks } = await say(text)

	expect(blocks.find((block) => block.kind === 'correction')).toMatchObject({ said, printed })
})

it('a right premise is not corrected', async () => {
	const { blocks } = await say('水利项目不是22个吗')

	expect(blocks.some((block) => block.kind === 'correction')).toBe(false)
})
