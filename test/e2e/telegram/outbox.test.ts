import type { Chat } from 'grammy/types'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChatRef } from '../../../src/domain/chat-ref.ts'
import type { Reply } from '../../../src/domain/reply.ts'
import type { Outgoing } from '../../../src/ports/outbox.ts'
import type { Fault } from '../../support/bot-api/faults.ts'
import {
	callbackQuery,
	chatMember,
	migrateTo,
	myChatMember,
	privateChat,
	textMessage,
	user,
} from '../../support/bot-api/updates.ts'
import { plainReply } from '../../support/plain-reply.ts'
import { type Bot, buttonsOf, lastMessage, newId, startBot } from '../../support/telegram-bot.ts'
import { knownPerson, newGroup, refOf } from '../../support/telegram-chats.ts'

const tip = (text = '今天的一条') => plainReply(text)

const deliver = (bot: Bot, ref: ChatRef, more: Partial<Outgoing> = {}) =>
	bot.outbox.deliver({ ref, reply: tip(), silent: false, mayStart: async () => true, ...more })

const sends = (bot: Bot, chatId: number) =>
	bot.api.calls.filter(({ method, payload }) => method === 'sendMessage' && payload['chat_id'] === chatId)

const ask = (bot: Bot, chat: Chat.PrivateChat) =>
	bot.api.inject(textMessage({ chat, from: user(chat.id, { language_code: 'zh' }), text: '今年修几条路' }))

const ERROR = { method: 'sendMessage', kind: 'error' } as const
const tooMany = (seconds: number): Fault => ({
	...ERROR,
	code: 429,
	description: `Too Many Requests: retry after ${seconds}`,
	parameters: { retry_after: seconds },
})

const withChoice: Reply = {
	...tip(),
	blocks: [
		...tip().blocks,
		{
			kind: 'choices',
			role: 'next',
			heading: '接下来',
			numberedHeading: '接下来（回复数字）：',
			items: [{ label: '看看报告有哪些方面', action: { kind: 'command', command: 'areas' } }],
		},
	],
}

describe('a delivery', () => {
	let bot: Bot
	beforeAll(async () => {
		bot = await startBot({ config: { callTimeoutMs: 500 } })
	})
	afterAll(() => bot[Symbol.asyncDispose]())

	it('arrives', async () => {
		const { chat } = knownPerson(bot.api)

		expect(await deliver(bot, refOf(chat.id))).toEqual({ kind: 'sent' })
		expect(bot.api.sentTo(chat.id).map(({ text }) => text)).toEqual(['今天的一条'])
	})

	it('stays when somebody presses a button under it: the answer is a message of its own', async () => {
		const { chat } = knownPerson(bot.api)
		await deliver(bot, refOf(chat.id), { reply: withChoice })
		const [sent] = bot.api.sentTo(chat.id)
		const [button] = buttonsOf(sent)
		if (sent === undefined || button === undefined) throw new TypeError('There is no button')

		bot.api.inject(callbackQuery({ from: user(chat.id), message: sent, data: button.callback_data }))

		await lastMessage(bot.api, chat.id, 2)
		expect(bot.api.sentTo(chat.id)[0]?.text).toContain('今天的一条')
	})

	it('arrives in the topic of its chat, without a sound where that is wanted', async () => {
		const { chat } = newGroup(bot.api, [77])

		await deliver(bot, refOf(chat.id, 77), { silent: true })

		expect(sends(bot, chat.id)[0]?.payload).toMatchObject({
			message_thread_id: 77,
			disable_notification: true,
		})
	})

	it('arrives with a sound, and outside every topic, where nothing else is wanted', async () => {
		const { chat } = newGroup(bot.api, [77])

		await deliver(bot, refOf(chat.id))

		expect(Object.keys(sends(bot, chat.id)[0]?.payload ?? {})).not.toEqual(
			expect.arrayContaining([expect.stringMatching(/thread|notification/u)]),
		)
	})

	it('arrives whole when it needs several messages', async () => {
		const { chat } = knownPerson(bot.api)

		await deliver(bot, refOf(chat.id), { reply: tip('一句话。'.repeat(1500)) })

		expect(
			bot.api
				.sentTo(chat.id)
				.map(({ text }) => text)
				.join(''),
		).toBe('一句话。'.repeat(1500))
	})

	/** Brings a chat to where nothing can be sent any more, and returns it. */
	const gone: Readonly<Record<string, () => ChatRef>> = {
		'a person who blocked the bot': () => {
			const { chat } = knownPerson(bot.api)
			const from = user(chat.id)
			bot.api.inject(myChatMember({ chat, from, bot: bot.api.me, was: 'member', becomes: 'kicked' }))
			return refOf(chat.id)
		},
		'a person who never wrote': () => {
			const chat = privateChat(user(newId()))
			bot.api.addChat(chat, { started: false })
			return refOf(chat.id)
		},
		'a group that removed the bot': () => {
			const { chat } = newGroup(bot.api)
			bot.api.addChat(chat, { members: [chatMember(bot.api.me, 'kicked')] })
			return refOf(chat.id)
		},
		'a group that the bot has left': () => {
			const { chat } = newGroup(bot.api)
			bot.api.addChat(chat, { members: [chatMember(bot.api.me, 'left')] })
			return refOf(chat.id)
		},
		'a topic that was deleted': () => refOf(newGroup(bot.api, [77]).chat.id, 78),
		'a chat that nobody knows': () => refOf(newId()),
	}
	it.each(Object.entries(gone))('to %s is told to be gone', async (_, becomes) => {
		expect(await deliver(bot, becomes())).toEqual({ kind: 'gone', why: expect.any(String) })
	})

	it('to a group where the bot may only read is told so', async () => {
		const { chat } = newGroup(bot.api)
		bot.api.addChat(chat, { members: [chatMember(bot.api.me, 'restricted')] })

		expect(await deliver(bot, refOf(chat.id))).toEqual({
			kind: 'no-rights',
			why: expect.stringContaining('not enough rights'),
		})
	})

	it('to a group with another id tells the id and sends nothing', async () => {
		const before = { id: -newId(), type: 'group' as const, title: 'Village' }
		const { chat: after } = newGroup(bot.api)
		for (const update of migrateTo(user(newId()), before, after)) bot.api.inject(update)

		const delivered = await deliver(bot, refOf(before.id))

		expect([delivered, bot.api.sentTo(after.id)]).toEqual([{ kind: 'moved', to: String(after.id) }, []])
	})

	it.each<readonly [string, Fault]>([
		['an error of the server', { ...ERROR, code: 500, description: 'Internal Server Error' }],
		['a page of a proxy', { method: 'sendMessage', kind: 'html502' }],
		['a broken connection', { method: 'sendMessage', kind: 'drop' }],
		['no answer', { method: 'sendMessage', kind: 'hang' }],
	])('after %s is put off, not tried again', async (_, fault) => {
		const { chat } = knownPerson(bot.api)
		bot.api.fault({ ...fault, when: (payload) => payload['chat_id'] === chat.id })

		const delivered = await deliver(bot, refOf(chat.id))

		expect([delivered, sends(bot, chat.id).length]).toEqual([
			{ kind: 'later', afterMs: 15_000, why: expect.any(String) },
			1,
		])
	})

	it('that Telegram does not take is told so', async () => {
		const { chat } = knownPerson(bot.api)
		const description = 'Bad Request: message is too long'
		bot.api.fault({ ...ERROR, code: 400, description, when: (payload) => payload['chat_id'] === chat.id })

		expect(await deliver(bot, refOf(chat.id))).toEqual({ kind: 'refused', why: description })
	})

	it('is not begun when it must not start', async () => {
		const { chat } = knownPerson(bot.api)

		const delivered = await deliver(bot, refOf(chat.id), { mayStart: async () => false })

		expect([delivered, sends(bot, chat.id)]).toEqual([{ kind: 'withdrawn' }, []])
	})

	it('is put off when nobody can say whether it may start', async () => {
		const { chat } = knownPerson(bot.api)
		const mayStart = () => Promise.reject(new Error('no database'))

		const delivered = await deliver(bot, refOf(chat.id), { mayStart })

		expect([delivered, sends(bot, chat.id)]).toEqual([expect.objectContaining({ kind: 'later' }), []])
	})

	it('waits as long as Telegram asks, and asks once more whether it may start', async () => {
		const { chat } = knownPerson(bot.api)
		bot.api.fault({ ...tooMany(1), when: (payload) => payload['chat_id'] === chat.id })
		let asked = 0

		const delivered = await deliver(bot, refOf(chat.id), { mayStart: async () => ++asked > 0 })

		const [first, second] = sends(bot, chat.id)
		expect([delivered, asked, (second?.atMs ?? 0) - (first?.atMs ?? 0) >= 1000]).toEqual([
			{ kind: 'sent' },
			2,
			true,
		])
	})

	it('is withdrawn when it may not start any more after such a wait', async () => {
		const { chat } = knownPerson(bot.api)
		bot.api.fault({ ...tooMany(1), when: (payload) => payload['chat_id'] === chat.id })
		let asked = 0

		const delivered = await deliver(bot, refOf(chat.id), { mayStart: async () => ++asked === 1 })

		expect([delivered, sends(bot, chat.id).length]).toEqual([{ kind: 'withdrawn' }, 1])
	})
})

describe('a wave', () => {
	it('is put off, all of it, when Telegram asks for a longer wait than anybody has', async () => {
		await using bot = await startBot({ config: { mostWaitMs: 5000 } })
		const chats = Array.from({ length: 20 }, () => knownPerson(bot.api).chat)
		bot.api.fault({ ...tooMany(60), times: chats.length })

		const delivered = await Promise.all(chats.map(({ id }) => deliver(bot, refOf(id))))

		expect(delivered.map((one) => one.kind === 'later' && one.afterMs > 5000)).toEqual(chats.map(() => true))
		expect(bot.api.calls.filter(({ method }) => method === 'sendMessage').length).toBeLessThan(chats.length)
	})

	it('lets answers go first', async () => {
		await using bot = await startBot()
		const chats = Array.from({ length: 60 }, () => knownPerson(bot.api).chat)
		const { chat: citizen } = knownPerson(bot.api)
		const wave = Promise.all(chats.map(({ id }) => deliver(bot, refOf(id))))
		await bot.api.until(() => bot.api.calls.some(({ method }) => method === 'sendMessage'))

		ask(bot, citizen)

		await lastMessage(bot.api, citizen.id)
		const sentBefore = chats.filter(({ id }) => bot.api.sentTo(id).length > 0).length
		expect(sentBefore).toBeLessThan(chats.length)
		expect((await wave).every(({ kind }) => kind === 'sent')).toBe(true)
	})

	it('stays below what Telegram takes, so that nothing is sent twice', async () => {
		const limits = { perSecond: 30, perChatPerSecond: 1, perGroupPerMinute: 20 }
		await using bot = await startBot({ server: { limits } })
		const chats = Array.from({ length: 60 }, () => knownPerson(bot.api).chat)

		await Promise.all(chats.map(({ id }) => deliver(bot, refOf(id))))

		expect(
			bot.api.calls.filter(({ method }) => method === 'sendMessage').map(({ status }) => status),
		).toEqual(chats.map(() => 200))
	})

	it.each(['a delivery', 'an answer'])('and its citizens wait when Telegram says so to %s', async (first) => {
		await using bot = await startBot()
		const [known, citizen] = [knownPerson(bot.api).chat, knownPerson(bot.api).chat]
		const [complainedOf, other] = first === 'a delivery' ? [known, citizen] : [citizen, known]
		bot.api.fault({ ...tooMany(1), when: (payload) => payload['chat_id'] === complainedOf.id })
		const begin = {
			[known.id]: () => void deliver(bot, refOf(known.id)),
			[citizen.id]: () => ask(bot, citizen),
		}
		begin[complainedOf.id]?.()
		await bot.api.until(() => sends(bot, complainedOf.id).some(({ status }) => status === 429))

		begin[other.id]?.()

		await Promise.all([known, citizen].map(({ id }) => lastMessage(bot.api, id)))
		const complainedMs = sends(bot, complainedOf.id)[0]?.atMs ?? Number.POSITIVE_INFINITY
		const waits = [sends(bot, complainedOf.id)[1], sends(bot, other.id)[0]].map(
			(call) => (call?.atMs ?? 0) - complainedMs >= 1000,
		)
		expect(waits).toEqual([true, true])
	})

	it('ends with the channel: what is under way is finished, the rest withdrawn at once', async () => {
		await using bot = await startBot({ server: { latencyMs: 100 } })
		const chats = Array.from({ length: 60 }, () => knownPerson(bot.api).chat)
		const wave = chats.map(({ id }) => deliver(bot, refOf(id)))
		await bot.api.until(() => bot.api.calls.some(({ method }) => method === 'sendMessage'))

		await bot.channel.stop()

		const delivered = await Promise.all(wave)
		const arrived = chats.filter(({ id }) => bot.api.sentTo(id).length > 0).length
		expect(delivered.filter(({ kind }) => kind === 'sent')).toHaveLength(arrived)
		expect(delivered.filter(({ kind }) => kind === 'withdrawn')).toHaveLength(chats.length - arrived)
		expect(await deliver(bot, refOf(knownPerson(bot.api).chat.id))).toEqual({ kind: 'withdrawn' })
	})
})
