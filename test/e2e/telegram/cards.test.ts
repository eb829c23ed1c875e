import type { Message } from 'grammy/types'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Reply } from '../../../src/domain/reply.ts'
import { saidIn } from '../../support/bot-api/said.ts'
import { callbackQuery, group, textMessage } from '../../support/bot-api/updates.ts'
import { plainReply } from '../../support/plain-reply.ts'
import { type Bot, buttonsOf, lastMessage, MODES, startBot } from '../../support/telegram-bot.ts'
import { knownPerson, newGroupId, refOf } from '../../support/telegram-chats.ts'

const tip = (id: string, text = '今天的一条'): Reply => ({
	...plainReply(),
	blocks: [
		{ kind: 'lead', text, figure: null },
		{ kind: 'picture', of: { kind: 'tip', id }, alt: '' },
		{
			kind: 'choices',
			role: 'next',
			heading: '接下来',
			numberedHeading: '接下来（回复数字）：',
			items: [{ label: '不再收', action: { kind: 'command', command: 'stop' } }],
		},
	],
})

const SHIPPED_TIP = 'tip-roads'
const REFUSED = {
	method: 'sendPhoto',
	kind: 'error',
	code: 400,
	description: 'Bad Request: IMAGE_PROCESS_FAILED',
} as const

const deliver = (bot: Bot, chat: number, reply: Reply, mayStart = async () => true) =>
	bot.outbox.deliver({ ref: refOf(chat), reply, silent: false, mayStart })

const callsTo = (bot: Bot, chat: number) =>
	bot.api.calls.filter(({ method, payload }) => /^send/u.test(method) && payload['chat_id'] === chat)

const uploads = (bot: Bot) => bot.api.calls.filter(({ files }) => Object.keys(files).length > 0)

const cardButton = (message: Message): string =>
	buttonsOf(message).find(({ callback_data }) => callback_data.startsWith('pic_'))?.callback_data ?? ''

describe.each(MODES)('a card by %s', (mode) => {
	let bot: Bot
	beforeAll(async () => {
		bot = await startBot({ mode })
	})
	afterAll(() => bot[Symbol.asyncDispose]())

	const asked = async (text: string) => {
		const { from, chat } = knownPerson(bot.api)
		bot.api.inject(textMessage({ chat, from, text }))
		const message = await lastMessage(bot.api, chat.id)
		return { from, chat, message }
	}

	it('is offered under an answer, and comes as a photo with figure, caveat and source beside it', async () => {
		const { from, chat, message } = await asked('今年修几条路')
		bot.api.inject(callbackQuery({ from, message, data: cardButton(message) }))

		const card = await lastMessage(bot.api, chat.id, 2)

		expect(card).toMatchObject({ photo: [{ width: 1000, height: 600 }] })
		expect(card.caption).toMatch(/2023年目标：新改建道路 23条。[\s\S]*2023年已经过去[\s\S]*出处：/u)
	})

	it('leaves the answer above it as it was', async () => {
		const { from, chat, message } = await asked('今年修几条路')
		bot.api.inject(callbackQuery({ from, message, data: cardButton(message) }))
		await lastMessage(bot.api, chat.id, 2)

		expect(bot.api.sentTo(chat.id)[0]).toEqual(message)
	})

	it('of an area comes too', async () => {
		const { from, chat, message } = await asked('文化旅游怎么搞')
		bot.api.inject(callbackQuery({ from, message, data: 'pic_area_tourism' }))

		expect((await lastMessage(bot.api, chat.id, 2)).caption).toContain('打造文旅名城')
	})

	it('of what the pack no longer knows is a word in passing', async () => {
		const { from, message } = await asked('今年修几条路')
		const pressed = bot.api.inject(callbackQuery({ from, message, data: 'pic_fig_nothing' }))

		await bot.api.until(() =>
			bot.api.calls.some(
				({ payload }) =>
					payload['callback_query_id'] === pressed.callback_query?.id &&
					String(payload['text']).includes('已经过期'),
			),
		)
	})

	it('comes into the topic where the button was pressed', async () => {
		const { from } = knownPerson(bot.api)
		const chat = group(newGroupId(), { forum: true })
		bot.api.addChat(chat, { threads: [9] })
		bot.api.inject(textMessage({ chat, from, text: '/ask 今年修几条路', threadId: 9 }))
		const message = await lastMessage(bot.api, chat.id)
		bot.api.inject(callbackQuery({ from, message, data: cardButton(message) }))

		expect(await lastMessage(bot.api, chat.id, 2)).toMatchObject({ message_thread_id: 9, photo: [{}] })
	})
})

describe('a tip with its card', () => {
	let bot: Bot
	beforeAll(async () => {
		bot = await startBot({ config: { callTimeoutMs: 3000 } })
	})
	afterAll(() => bot[Symbol.asyncDispose]())

	it('is one call: the photo, the text as its caption, its buttons', async () => {
		const { chat } = knownPerson(bot.api)

		expect(await deliver(bot, chat.id, tip(SHIPPED_TIP))).toEqual({ kind: 'sent' })
		expect(callsTo(bot, chat.id)).toHaveLength(1)
		expect(bot.api.sentTo(chat.id)).toMatchObject([
			{ photo: [{}], caption: expect.stringContaining('今天的一条'), reply_markup: {} },
		])
	})

	it('is uploaded once for all chats that get it at the same time and after', async () => {
		const before = uploads(bot).length
		const people = Array.from({ length: 12 }, () => knownPerson(bot.api))
		await Promise.all(people.map(({ chat }) => deliver(bot, chat.id, tip('tip-bridges'))))
		await deliver(bot, knownPerson(bot.api).chat.id, tip('tip-bridges'))

		expect(uploads(bot).length - before).toBe(1)
		expect(people.every(({ chat }) => bot.api.sentTo(chat.id)[0]?.photo !== undefined)).toBe(true)
	})

	it('answers a press on its buttons with a message of its own, and stays', async () => {
		const { from, chat } = knownPerson(bot.api)
		bot.api.inject(textMessage({ chat, from, text: '/tip' }))
		const sent = await lastMessage(bot.api, chat.id)
		const [button] = buttonsOf(sent)
		bot.api.inject(callbackQuery({ from, message: sent, data: button?.callback_data ?? '' }))

		const answer = await lastMessage(bot.api, chat.id, 2)

		expect([sent.photo === undefined, answer.photo, answer.text === undefined]).toEqual([
			false,
			undefined,
			false,
		])
		expect(bot.api.sentTo(chat.id)[0]).toEqual(sent)
	})

	it('is text alone where Telegram does not take the photo', async () => {
		const { chat } = knownPerson(bot.api)
		bot.api.fault({ ...REFUSED, when: ({ chat_id }) => chat_id === chat.id })

		expect(await deliver(bot, chat.id, tip(SHIPPED_TIP))).toEqual({ kind: 'sent' })
		expect(bot.api.sentTo(chat.id).map(({ text }) => text)).toEqual([expect.stringContaining('今天的一条')])
	})

	it('is text alone where a chat allows no photos', async () => {
		const { chat } = knownPerson(bot.api)
		bot.api.fault({
			...REFUSED,
			description: 'Bad Request: not enough rights to send photos to the chat',
			when: ({ chat_id }) => chat_id === chat.id,
		})

		expect(await deliver(bot, chat.id, tip(SHIPPED_TIP))).toEqual({ kind: 'sent' })
		expect(bot.api.sentTo(chat.id)[0]?.text).toContain('今天的一条')
	})

	it('is asked for once more after a refusal, and not sent when it is withdrawn by then', async () => {
		const { chat } = knownPerson(bot.api)
		bot.api.fault({ ...REFUSED, when: ({ chat_id }) => chat_id === chat.id })
		let asked = 0
		const mayStart = async () => ++asked === 1

		const delivered = await deliver(bot, chat.id, tip(SHIPPED_TIP), mayStart)

		expect([delivered.kind, bot.api.sentTo(chat.id)]).toEqual(['withdrawn', []])
	})

	it('with a text longer than a caption is the text, and the photo after it', async () => {
		const { chat } = knownPerson(bot.api)
		await deliver(bot, chat.id, tip(SHIPPED_TIP, '一句话。'.repeat(300)))

		expect(
			bot.api.sentTo(chat.id).map((message) => [saidIn(message).length > 1024, message.photo?.length]),
		).toEqual([
			[true, undefined],
			[false, 1],
		])
	})

	it('is text alone where there is no card', async () => {
		const { chat } = knownPerson(bot.api)
		await deliver(bot, chat.id, tip('no-such-tip'))

		expect(bot.api.sentTo(chat.id)[0]?.text).toContain('今天的一条')
	})

	it('waits as long as Telegram asks, and is sent as a photo then', async () => {
		const { chat } = knownPerson(bot.api)
		bot.api.fault({ ...REFUSED, code: 429, description: 'Too Many Requests', parameters: { retry_after: 1 } })

		await deliver(bot, chat.id, tip(SHIPPED_TIP))

		expect(bot.api.sentTo(chat.id)).toMatchObject([{ photo: [{}] }])
	})
})
