import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBotApi } from '../../support/bot-api/create-bot-api.ts'
import type { Fault } from '../../support/bot-api/faults.ts'
import { callbackQuery, myChatMember, textMessage } from '../../support/bot-api/updates.ts'
import { type Bot, lastMessage, MODES, startBot } from '../../support/telegram-bot.ts'
import { newPerson } from '../../support/telegram-chats.ts'

const QUESTIONS = ['今年修几条路', '今年新建几座桥', '粮食要打多少', '重点水利项目有几个', '城镇新增就业多少']

/** Milliseconds ago, as Telegram dates messages. */
const secondsAgo = (seconds: number): number => Math.floor(Date.now() / 1000) - seconds

/** The next answer into this chat stays without Telegram's word. */
const hangFor = (chatId: number): Fault => ({
	method: 'sendMessage',
	kind: 'hang',
	when: (payload) => payload['chat_id'] === chatId,
})

const ERROR = { method: 'sendMessage', kind: 'error' } as const
const FAULTS: Readonly<Record<string, Fault>> = {
	'429 with retry_after': {
		...ERROR,
		code: 429,
		description: 'Too Many Requests: retry after 1',
		parameters: { retry_after: 1 },
	},
	'500': { ...ERROR, code: 500, description: 'Internal Server Error' },
	'502 with a page': { method: 'sendMessage', kind: 'html502' },
	'a hang': { method: 'sendMessage', kind: 'hang' },
	'a dropped connection': { method: 'sendMessage', kind: 'drop' },
}

describe.each(MODES)('delivery by %s', (mode) => {
	let bot: Bot
	beforeAll(async () => {
		bot = await startBot({ mode })
	})
	afterAll(() => bot[Symbol.asyncDispose]())

	it.each(Object.entries(FAULTS))('answers once after %s', async (_, fault) => {
		const { from, chat } = newPerson()
		bot.api.fault({ ...fault, when: (payload) => payload['chat_id'] === chat.id })

		bot.api.inject(textMessage({ chat, from, text: '今年修几条路' }))

		await lastMessage(bot.api, chat.id)
		await bot.api.until(() => bot.api.pending === 0)
		expect(bot.api.sentTo(chat.id)).toHaveLength(1)
	})

	it('gives up after its tries and goes on with the next question', async () => {
		const { from, chat } = newPerson()
		bot.api.fault({ ...ERROR, code: 500, description: 'Internal Server Error', times: 4 })
		bot.api.inject(textMessage({ chat, from, text: '今年修几条路' }))

		bot.api.inject(textMessage({ chat, from, text: '今年新建几座桥' }))

		expect((await lastMessage(bot.api, chat.id)).text).toContain('5座')
	})

	it('answers one chat while another waits', async () => {
		const [slow, quick] = [newPerson(), newPerson()]
		bot.api.fault(hangFor(slow.chat.id))
		bot.api.inject(textMessage({ ...slow, text: '今年修几条路' }))

		bot.api.inject(textMessage({ ...quick, text: '今年修几条路' }))

		await lastMessage(bot.api, quick.chat.id)
		expect(bot.api.sentTo(slow.chat.id)).toEqual([])
		await lastMessage(bot.api, slow.chat.id)
	})

	it('answers a question that comes while another is in work', async () => {
		const [slow, late] = [newPerson(), newPerson()]
		bot.api.fault(hangFor(slow.chat.id))
		bot.api.inject(textMessage({ ...slow, text: '今年修几条路' }))
		await bot.api.until(() => bot.api.calls.some(({ payload }) => payload['chat_id'] === slow.chat.id))

		bot.api.inject(textMessage({ ...late, text: '今年修几条路' }))

		await lastMessage(bot.api, late.chat.id)
		expect(bot.api.sentTo(slow.chat.id)).toEqual([])
		await lastMessage(bot.api, slow.chat.id)
	})

	it.each(['editMessageText', 'answerCallbackQuery'])(
		'waits as long as Telegram asks before %s again',
		async (method) => {
			const { from, chat } = newPerson()
			bot.api.inject(textMessage({ chat, from, text: '/areas' }))
			const menu = await lastMessage(bot.api, chat.id)
			const parameters = { retry_after: 1 }
			bot.api.fault({ method, kind: 'error', code: 429, description: 'Too Many Requests', parameters })
			const before = bot.api.calls.length

			bot.api.inject(callbackQuery({ from, message: menu, data: 'area_city' }))

			const tried = () => bot.api.calls.slice(before).filter((call) => call.method === method)
			await bot.api.until(() => tried().some(({ status }) => status === 200))
			const [first, second] = tried()
			expect([tried().length, (second?.atMs ?? 0) - (first?.atMs ?? 0) >= 1000]).toEqual([2, true])
		},
	)

	it('answers a question that is delivered twice once', async () => {
		const { from, chat } = newPerson()
		const update = bot.api.inject(textMessage({ chat, from, text: '今年修几条路' }))
		bot.api.redeliver(update)
		await lastMessage(bot.api, chat.id)

		bot.api.redeliver(update)
		await bot.api.until(() => bot.api.pending === 0)

		expect(bot.api.sentTo(chat.id)).toHaveLength(1)
	})

	it('keeps the order of each chat', async () => {
		const people = Array.from({ length: 20 }, () => newPerson())

		for (const text of QUESTIONS)
			for (const person of people) bot.api.inject(textMessage({ ...person, text }))
		await Promise.all(people.map(({ chat }) => lastMessage(bot.api, chat.id, QUESTIONS.length)))

		const firstLines = people.map(({ chat }) =>
			bot.api.sentTo(chat.id).map(({ text }) => /[\d.]+\p{Script=Han}+/u.exec(text?.slice(6) ?? '')?.[0]),
		)
		expect(new Set(firstLines.map((lines) => lines.join()))).toEqual(
			new Set(['23条,5座,110亿斤以上,22个,4.5万人']),
		)
	})

	it('leaves questions from long before its start alone, but heeds /stop', async () => {
		const { from, chat } = newPerson()
		bot.api.inject(textMessage({ chat, from, text: '今年修几条路', date: secondsAgo(600) }))

		bot.api.inject(textMessage({ chat, from, text: '/stop', date: secondsAgo(600) }))

		await lastMessage(bot.api, chat.id)
		expect(bot.api.sentTo(chat.id).map(({ text }) => text)).toEqual([expect.stringContaining('没有订阅')])
	})

	it('answers what was asked four minutes before its start', async () => {
		const { from, chat } = newPerson()

		bot.api.inject(textMessage({ chat, from, text: '今年修几条路', date: secondsAgo(240) }))

		expect((await lastMessage(bot.api, chat.id)).text).toContain('23条')
	})

	it('deals with strange updates and goes on', async () => {
		const { from, chat } = newPerson()
		bot.api.inject(myChatMember({ chat, from, bot: bot.api.me, was: 'kicked', becomes: 'member' }))

		bot.api.inject(textMessage({ chat, from, text: `\u202e\u0000${'路'.repeat(4000)}` }))

		await lastMessage(bot.api, chat.id)
		expect(bot.health()).toEqual({ ok: true, detail: 'connected' })
	})
})

describe.each(MODES)('a restart by %s', (mode) => {
	it('answers what came while it was away, and nothing twice', async () => {
		await using api = await createBotApi()
		const [before, meanwhile] = [newPerson(), newPerson()]
		const first = await startBot({ mode, api })
		const old = api.inject(textMessage({ ...before, text: '今年修几条路' }))
		await lastMessage(api, before.chat.id)
		await first.stop()
		api.inject(textMessage({ ...meanwhile, text: '今年新建几座桥' }))
		api.redeliver(old)

		await using second = await startBot({ mode, api })

		await lastMessage(second.api, meanwhile.chat.id)
		await api.until(() => api.pending === 0)
		expect(api.sentTo(before.chat.id)).toHaveLength(1)
	})
})

it.each([
	['kept', { has: async () => false, add: () => Promise.reject(new Error('STORE_FULL')) }],
	['read', { has: () => Promise.reject(new Error('STORE_UNREACHABLE')), add: async () => undefined }],
])('goes on when what was handled cannot be %s', async (_, handled) => {
	await using bot = await startBot({ handled })
	const [first, second] = [newPerson(), newPerson()]
	bot.api.inject(textMessage({ ...first, text: '今年修几条路' }))
	await lastMessage(bot.api, first.chat.id)

	bot.api.inject(textMessage({ ...second, text: '今年修几条路' }))

	expect((await lastMessage(bot.api, second.chat.id)).text).toContain('23条')
})

describe('long polling', () => {
	it('confirms nothing while a lower update is in work', async () => {
		await using bot = await startBot()
		const [slow, quick] = [newPerson(), newPerson()]
		bot.api.fault(hangFor(slow.chat.id))
		const held = bot.api.inject(textMessage({ ...slow, text: '今年修几条路' }))
		bot.api.inject(textMessage({ ...quick, text: '今年修几条路' }))

		await lastMessage(bot.api, quick.chat.id)

		expect(bot.api.confirmedBelow).toBeLessThanOrEqual(held.update_id)
		await bot.api.until(() => bot.api.pending === 0)
	})

	it('answers ten of a flood, says so once, and drops the rest', async () => {
		await using bot = await startBot()
		const flood = newPerson()
		bot.api.fault(hangFor(flood.chat.id))

		for (let i = 0; i < 30; i++) bot.api.inject(textMessage({ ...flood, text: '今年修几条路' }))

		await lastMessage(bot.api, flood.chat.id, 11)
		await bot.api.until(() => bot.api.pending === 0)
		expect(bot.api.sentTo(flood.chat.id).map(({ text }) => text?.slice(0, 5))).toEqual([
			...Array.from({ length: 10 }, () => '2023年'.slice(0, 5)),
			'您发得太快',
		])
	})

	it('heeds /stop in a flood', async () => {
		await using bot = await startBot()
		const flood = newPerson()
		bot.api.fault(hangFor(flood.chat.id))
		for (let i = 0; i < 10; i++) bot.api.inject(textMessage({ ...flood, text: '今年修几条路' }))

		bot.api.inject(textMessage({ ...flood, text: '/stop' }))

		expect((await lastMessage(bot.api, flood.chat.id, 11)).text).toContain('没有订阅')
	})

	it('does not fetch again and again while something is in work', async () => {
		await using bot = await startBot({ config: { callTimeoutMs: 600 } })
		const slow = newPerson()
		bot.api.fault({ method: 'sendMessage', kind: 'hang' })
		bot.api.inject(textMessage({ ...slow, text: '今年修几条路' }))

		await lastMessage(bot.api, slow.chat.id)

		expect(bot.api.calls.filter(({ method }) => method === 'getUpdates').length).toBeLessThan(10)
	})

	it('finishes what is in work when it is stopped, confirms it, and leaves the rest for the next start', async () => {
		await using api = await createBotApi({ latencyMs: 50 })
		const bot = await startBot({ api })
		const people = Array.from({ length: 10 }, () => newPerson())
		for (const person of people) api.inject(textMessage({ ...person, text: '今年修几条路' }))
		await api.until(() => api.calls.some(({ method }) => method === 'sendMessage'))

		await bot.stop()

		const counts = people.map(({ chat }) => api.sentTo(chat.id).length)
		const answered = people.length - api.pending
		expect(answered).toBeGreaterThan(0)
		expect(counts).toEqual(people.map((_, at) => (at < answered ? 1 : 0)))
	})
})
