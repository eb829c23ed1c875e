import type { Message, User } from 'grammy/types'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
	anonymousAdmin,
	callbackQuery,
	channel,
	channelSpeaker,
	chatMember,
	migrateTo,
	myChatMember,
	textMessage,
} from '../../support/bot-api/updates.ts'
import { type Bot, buttonsOf, lastMessage, newId, startBot } from '../../support/telegram-bot.ts'
import { newGroup, newGroupId, newPerson, newTalker, refOf } from '../../support/telegram-chats.ts'

let bot: Bot
beforeAll(async () => {
	bot = await startBot()
})
afterAll(() => bot[Symbol.asyncDispose]())

const subscriptionOf = (chat: number, thread: number | null = null) =>
	bot.store.subscriptions.get(refOf(chat, thread))

const presses = (from: User, message: Message, data: string) => {
	const button = buttonsOf(message).find(({ callback_data }) => callback_data === data)
	if (button === undefined) throw new TypeError(`There is no button ${data}`)
	return bot.api.inject(callbackQuery({ from, message, data }))
}

/** Waits until the bot has answered a press. */
const answered = (press: ReturnType<typeof presses>) =>
	bot.api.until(() =>
		bot.api.calls.some(
			({ method, payload, status }) =>
				method === 'answerCallbackQuery' &&
				payload['callback_query_id'] === press.callback_query?.id &&
				status === 200,
		),
	)

const settled = () => bot.api.until(() => bot.api.pending === 0)

describe('a person', () => {
	const someone = () => newTalker(bot.api)

	it.each(['/subscribe', '订阅', '訂閱', 'subscribe'])('opts in with %s, and is told when', async (text) => {
		const { chat, say } = someone()

		const reply = await say(text)

		expect(reply.text).toMatch(/08:30[\s\S]*Asia\/Shanghai/u)
		expect(await subscriptionOf(chat.id)).toMatchObject({
			atMinute: 510,
			zone: 'Asia/Shanghai',
			paused: false,
		})
	})

	it('opts in for another time', async () => {
		const { chat, say } = someone()

		await say('/subscribe 9:15')

		expect(await subscriptionOf(chat.id)).toMatchObject({ atMinute: 555 })
	})

	it("opts in with the button under today's tip", async () => {
		const { from, chat, say } = someone()
		const tip = await say('/tip')

		await answered(presses(from, tip, 'cmd_subscribe'))

		await settled()
		expect(await subscriptionOf(chat.id)).not.toBeNull()
	})

	it.each(['/stop', '退订', '退訂', '取消', 'stop'])('opts out with %s', async (text) => {
		const { chat, say } = someone()
		await say('/subscribe')

		await say(text)

		expect(await subscriptionOf(chat.id)).toBeNull()
	})

	it('opts out with the button under a tip', async () => {
		const { from, chat, say } = someone()
		await say('/subscribe')
		const tip = await say('/tip')

		await answered(presses(from, tip, 'cmd_stop'))

		await settled()
		expect(await subscriptionOf(chat.id)).toBeNull()
	})

	it('changes an option with its button', async () => {
		const { from, chat, say } = someone()
		await say('/subscribe')
		const settings = await say('/settings')

		await answered(presses(from, settings, 'on_silent'))

		await settled()
		expect(await subscriptionOf(chat.id)).toMatchObject({ silent: true })
	})

	it('who blocks the bot is sent nothing any more', async () => {
		const { from, chat, say } = someone()
		await say('/subscribe')

		bot.api.inject(myChatMember({ chat, from, bot: bot.api.me, was: 'member', becomes: 'kicked' }))

		await settled()
		expect(await subscriptionOf(chat.id)).toBeNull()
	})
})

describe('a group', () => {
	const someGroup = (threads: readonly number[] = []) => {
		const { chat, member, administrator } = newGroup(bot.api, threads)
		let heard = 0
		const reply = () => lastMessage(bot.api, chat.id, ++heard)
		const say = (from: User, text: string, threadId?: number) => {
			bot.api.inject(textMessage({ chat, from, text, ...(threadId === undefined ? {} : { threadId }) }))
			return reply()
		}
		return { chat, member, administrator, say, reply }
	}

	it.each(['/subscribe', '@wenbao_test_bot 订阅'])('is opted in by an administrator: %s', async (text) => {
		const { chat, administrator, say } = someGroup()

		await say(administrator, text)

		expect(await subscriptionOf(chat.id)).toMatchObject({ atMinute: 510 })
	})

	it.each(['/subscribe', '/subscribe 9:00', '/settings 9:00'])(
		'is not opted in by a member: %s',
		async (text) => {
			const { chat, member, say } = someGroup()

			const { text: reply } = await say(member, text)

			expect([reply, await subscriptionOf(chat.id)]).toEqual([expect.stringContaining('管理员'), null])
		},
	)

	it('is opted in by an administrator who stays anonymous', async () => {
		const { chat, reply } = someGroup()

		bot.api.inject(anonymousAdmin(chat, '/subscribe'))

		await reply()
		expect(await subscriptionOf(chat.id)).not.toBeNull()
	})

	it('is not opted in by somebody who writes as a channel', async () => {
		const { chat, reply } = someGroup()

		bot.api.inject(channelSpeaker(chat, channel(newGroupId()), '/subscribe'))

		expect([(await reply()).text, await subscriptionOf(chat.id)]).toEqual([
			expect.stringContaining('管理员'),
			null,
		])
	})

	it('has a tip of its own in each topic, and one outside', async () => {
		const { chat, administrator, say } = someGroup([77, 78])

		await say(administrator, '/subscribe 9:00', 77)
		await say(administrator, '/subscribe 10:00')

		const times = await Promise.all(
			[77, 78, null].map(async (thread) => (await subscriptionOf(chat.id, thread))?.atMinute),
		)
		expect(times).toEqual([540, undefined, 600])
	})

	it('is opted in by an administrator at a button, and by nobody else', async () => {
		const { chat, member, administrator, say } = someGroup()
		const tip = await say(member, '/tip')
		await answered(presses(member, tip, 'cmd_subscribe'))
		const before = await subscriptionOf(chat.id)

		await answered(presses(administrator, tip, 'cmd_subscribe'))

		await settled()
		expect([before, await subscriptionOf(chat.id)]).toEqual([
			null,
			expect.objectContaining({ atMinute: 510 }),
		])
	})

	it('is opted out by an administrator, not by a member', async () => {
		const { chat, member, administrator, say } = someGroup()
		await say(administrator, '/subscribe')
		await say(member, '/stop')
		const before = await subscriptionOf(chat.id)

		await say(administrator, '/stop')

		expect([before, await subscriptionOf(chat.id)]).toEqual([expect.anything(), null])
	})

	it('that removes the bot is sent nothing any more, in no topic', async () => {
		const { chat, administrator, say } = someGroup([77])
		await say(administrator, '/subscribe', 77)
		await say(administrator, '/subscribe')
		const change = { chat, from: administrator, bot: bot.api.me }

		bot.api.inject(myChatMember({ ...change, was: 'member', becomes: 'kicked' }))

		await settled()
		expect(await Promise.all([77, null].map((thread) => subscriptionOf(chat.id, thread)))).toEqual([
			null,
			null,
		])
	})

	it('takes its tip along when it gets another id', async () => {
		const { chat: after } = someGroup()
		const { from } = newPerson()
		const before = { id: -newId(), type: 'group' as const, title: 'Village' }
		bot.api.addChat(before, { members: [chatMember(from, 'creator')] })
		bot.api.inject(textMessage({ chat: before, from, text: '/subscribe 9:00' }))
		await lastMessage(bot.api, before.id)

		for (const update of migrateTo(from, before, after)) bot.api.inject(update)

		await settled()
		expect([await subscriptionOf(before.id), await subscriptionOf(after.id)]).toEqual([
			null,
			expect.objectContaining({ atMinute: 540 }),
		])
	})
})
