import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { conversationKey } from '../../src/domain/conversation.ts'
import { normalise } from '../../src/language/normalise.ts'
import { renderText } from '../../src/render/visitor.ts'
import { LEARNING_MS, openRealTalk, type RealTalk } from '../support/real-door.ts'

let talk: RealTalk
beforeAll(async () => {
	talk = await openRealTalk()
}, LEARNING_MS)

const anyUnicode = fc.string({ unit: 'binary', maxLength: 600 })
/** UTF-16 units one by one: lone surrogates, control characters, private use. */
const anyUnits = fc
	.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 })
	.map((units) => String.fromCharCode(...units))
const scraps = [
	'修几条路',
	'?',
	'…',
	'不问',
	'是不是',
	'百分之',
	'2×66万',
	'/',
	'第',
	'\ud83d',
	'@',
	'  ',
	'多少',
	'and',
]
/** What citizens write, torn up and put together anyhow. */
const tornWords = fc.array(fc.constantFrom(...scraps), { maxLength: 60 }).map((parts) => parts.join(''))
const anyMessage = fc.oneof(anyUnicode, anyUnits, tornWords)

describe('any message', () => {
	it('gets a reply that says something', async () => {
		await fc.assert(
			fc.asyncProperty(anyMessage, async (text) => renderText(await talk.say(text)).trim() !== ''),
			{ numRuns: 300 },
		)
	})

	it('gets one in the middle of a conversation too', async () => {
		const key = conversationKey('test', 'one long talk')
		await fc.assert(
			fc.asyncProperty(anyMessage, async (text) => {
				await talk.handle({ text: '水利项目有多少个' }, key)
				return renderText(await talk.handle({ text }, key)).trim() !== ''
			}),
			{ numRuns: 100 },
		)
	})

	it.each([
		['one character', '路'],
		['clauses', '修几条路，'],
		['numerals', '一二三四五六七八九十百千万亿'],
		['pinyin without a space', 'liangshi'],
		['English', 'how many roads and '],
		['spaces', ' '],
		['quotation marks', '「'],
		['lone surrogates', '\udc00'],
		['emoji', '🚒'],
		['characters kept apart', '粮 '],
		['greetings', '你好'],
		['asides', '不问桥'],
		['markup', '<b>[a](b)'],
	])('100,000 characters of %s get one', async (_, piece) => {
		const text = piece.repeat(Math.ceil(100_000 / piece.length)).slice(0, 100_000)

		expect(renderText(await talk.say(text)).trim()).not.toBe('')
	})
})

const words = fc.constantFrom(
	'修几条路',
	'甚麼',
	'「橋樑」',
	'How many',
	'3条',
	'2×66万千瓦',
	'1,234元',
	'粮 食 总 产',
	'啊啊啊啊',
)
const mark = fc.constantFrom('，', '。', '？', '！', '、', '…', ' ', '\n')
const sentence = fc.array(fc.tuple(words, mark), { maxLength: 12 }).map((parts) => parts.flat().join(''))

const strokes = fc.oneof(
	fc.constantFrom(...'?,.…!@，。？！；、:- \'"()12 3ab粮食不'),
	fc.constantFrom('@name', '@问报 ', '...', '??', '哈哈哈'),
	fc.string({ unit: 'grapheme', maxLength: 3 }),
)
const scribble = fc.array(strokes, { maxLength: 14 }).map((parts) => parts.join(''))

it('normalising anything twice is normalising it once', () => {
	fc.assert(
		fc.property(fc.oneof(sentence, scribble), (text) => {
			const once = normalise(text)
			expect(normalise(once)).toBe(once)
		}),
		{ numRuns: 2000 },
	)
})

describe('a question at the end of a story of 5,000 characters', () => {
	const episode = '昨天晚上我跟老伴在湖边散步，天气挺凉快，碰见了好些老邻居，大伙站着聊了半天。'
	const story = episode.repeat(Math.ceil(5000 / episode.length)).slice(0, 5000)

	it('is answered', async () => {
		const reply = await talk.say(`${story}。明年要新修几条路？`)

		expect(reply.figures[0]).toBe('roads')
	})

	it('is answered with the note that not everything was read', async () => {
		const { blocks } = await talk.say(`${story}。明年要新修几条路？`)

		expect(blocks).toContainEqual(expect.objectContaining({ kind: 'notice', about: 'shortened' }))
	})
})
