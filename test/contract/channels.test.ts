import { on } from 'node:events'
import { PassThrough } from 'node:stream'
import { expect, vi } from 'vitest'
import { createTerminal } from '../../adapters/terminal/index.ts'
import { chatRefOf } from '../../adapters/wecom-robot/chat-ref.ts'
import { privateChat, textMessage, user } from '../support/bot-api/updates.ts'
import { openRealTalk } from '../support/real-door.ts'
import { buttonsOf, lastMessage, newId, startBot } from '../support/telegram-bot.ts'
import { knownPerson, refOf } from '../support/telegram-chats.ts'
import { startWeb } from '../support/web.ts'
import { startWechat } from '../support/wechat.ts'
import { deliver, newOpenId, textXml } from '../support/wechat-api/caller.ts'
import { SELF } from '../support/wechat-mock.ts'
import { startAccount } from '../support/wechat-official.ts'
import { ROBOTS, startRobots } from '../support/wecom-robots.ts'
import { channelContract } from './channel-contract.ts'

channelContract('terminal', {
	onlySends: null,
	onePerson: ': skipped, a terminal has one person in front of it',
	onlyAnswers: ': skipped, a terminal shows nothing to somebody who has left',
	open: async () => {
		const [input, output] = [new PassThrough(), new PassThrough({ encoding: 'utf8' })]
		const { handle } = await openRealTalk()
		const config = { colour: false, interactive: false, columns: Number.POSITIVE_INFINITY }
		const channel = createTerminal({ handle, input, output, config })
		const next = async (): Promise<string> => {
			for await (const [chunk] of on(output, 'data')) return String(chunk)
			return ''
		}
		const ended = channel.run()
		await next()
		return {
			channel,
			ended,
			mailbox: null,
			say: async (text) => {
				const shown = next()
				input.write(`${text}\n`)
				return shown
			},
			dispose: async () => {
				await channel.stop()
				await ended
			},
		}
	},
})

channelContract('telegram', {
	onePerson: null,
	onlySends: null,
	onlyAnswers: null,
	open: async () => {
		const bot = await startBot()
		const people = new Map<number, { id: number; heard: number }>()
		const { chat: known } = knownPerson(bot.api)
		await bot.api.until(() => bot.api.calls.some(({ method }) => method === 'getUpdates'))
		return {
			channel: bot.channel,
			ended: bot.ended,
			mailbox: {
				known: refOf(known.id),
				unknown: refOf(newId()),
				shown: async () => (await lastMessage(bot.api, known.id)).text ?? '',
			},
			say: async (text, person) => {
				const { id, heard } = people.get(person) ?? { id: newId(), heard: 0 }
				people.set(person, { id, heard: heard + 1 })
				const from = user(id, { language_code: 'zh' })
				bot.api.inject(textMessage({ chat: privateChat(from), from, text }))
				const message = await lastMessage(bot.api, id, heard + 1)
				return [message.text, ...buttonsOf(message).map((button) => button.text)].join('\n')
			},
			dispose: async () => bot[Symbol.asyncDispose](),
		}
	},
})

channelContract('wecom-robot', {
	onePerson: null,
	onlySends: ': skipped, a group robot of WeCom hears nothing',
	onlyAnswers: null,
	open: async () => {
		const trial = await startRobots()
		return {
			channel: trial.channel,
			ended: trial.ended,
			mailbox: {
				known: chatRefOf(ROBOTS.first.name),
				unknown: chatRefOf(ROBOTS.removed.name),
				shown: async () => trial.api.sentTo(ROBOTS.first.key).at(0) ?? '',
			},
			say: () => Promise.reject(new TypeError('A robot hears nothing')),
			dispose: async () => trial[Symbol.asyncDispose](),
		}
	},
})

channelContract('wechat-official', {
	onlySends: null,
	onePerson: null,
	onlyAnswers: ': skipped, WeChat takes no message 48 hours after the last one of the person',
	open: async () => {
		const account = await startAccount()
		const people = new Map<number, string>()
		await vi.waitFor(() => expect(account.channel.health().ok).toBe(true))
		return {
			channel: account.channel,
			ended: account.ended,
			mailbox: null,
			say: async (text, person) => {
				const from = people.get(person) ?? newOpenId()
				people.set(person, from)
				return (await deliver(account.url, textXml({ from, text }))) ?? ''
			},
			dispose: async () => account[Symbol.asyncDispose](),
		}
	},
})

channelContract('web', {
	onlySends: null,
	onePerson: null,
	onlyAnswers: ': skipped, a page hears only what it has asked for',
	open: async () => {
		const { handle } = await openRealTalk()
		const web = await startWeb({ handle })
		const conversations = new Map<number, string>()
		return {
			channel: web.channel,
			ended: web.ended,
			mailbox: null,
			say: async (text, person) => {
				const conversation = conversations.get(person)
				const response = await web.post('/api/messages', { text, conversation })
				const answer = (await response.json()) as { conversation: string; text: string }
				conversations.set(person, answer.conversation)
				return answer.text
			},
			dispose: async () => web[Symbol.asyncDispose](),
		}
	},
})

channelContract('wechat', {
	onlySends: null,
	onePerson: null,
	onlyAnswers: null,
	open: async () => {
		const trial = await startWechat()
		const { mock } = trial
		const room = { id: '1@chatroom', topic: '合约群', members: ['owner'], owner: 'owner' }
		mock.addPerson('owner', '群主')
		mock.addRoom(room)
		// Only a room that has spoken to the account is known to it.
		mock.sayInRoom('owner', room.id, `@${SELF.name} /subscribe`)
		await trial.last(room.id)
		const heard = new Map<string, number>()
		return {
			channel: trial.channel,
			ended: trial.ended,
			mailbox: {
				known: { platform: 'wechat', chat: `room:${room.topic}`, thread: null },
				unknown: { platform: 'wechat', chat: 'room:没有这个群', thread: null },
				shown: () => trial.last(room.id, 2),
			},
			say: async (text, person) => {
				const from = `person-${person}`
				const before = heard.get(from)
				if (before === undefined) mock.addPerson(from, from)
				heard.set(from, (before ?? 0) + 1)
				mock.say(from, text)
				return trial.last(from, (before ?? 0) + 1)
			},
			dispose: async () => trial[Symbol.asyncDispose](),
		}
	},
})
