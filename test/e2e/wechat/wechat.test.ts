import { statSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as PUPPET from 'wechaty-puppet'
import type { ChatRef } from '../../../src/domain/chat-ref.ts'
import { conversationKey } from '../../../src/domain/conversation.ts'
import type { AppError } from '../../../src/domain/errors.ts'
import { plainReply } from '../../support/plain-reply.ts'
import { loginPath, startWechat, WAIT_MS, type WechatTrial } from '../../support/wechat.ts'
import { createWechatMock, SELF } from '../../support/wechat-mock.ts'

vi.setConfig({ testTimeout: 2 * WAIT_MS, hookTimeout: 2 * WAIT_MS })

const until = (check: () => unknown) => vi.waitFor(check, { timeout: WAIT_MS })

const AT_ME = `@${SELF.name}\u2005`

let trial: WechatTrial
beforeAll(async () => {
	trial = await startWechat()
})
afterAll(() => trial[Symbol.asyncDispose]())

let people = 0
/** Somebody who is a friend of the account. */
const newPerson = (of = trial): string => {
	const id = `person-${people++}`
	of.mock.addPerson(id, `人${id}`)
	return id
}

let rooms = 0
/** A room with its owner, and another member. */
const newRoom = (of = trial, topic = `群${rooms}`, members = [newPerson(of), newPerson(of)]) => {
	const [owner = '', member = ''] = members
	const id = `${rooms++}@chatroom`
	of.mock.addRoom({ id, topic, members, owner })
	return { id, topic, owner, member, members }
}

const roomRef = (topic: string): ChatRef => ({ platform: 'wechat', chat: `room:${topic}`, thread: null })

/** What a chat has got when a later message of somebody else is answered: nothing more is under way. */
const settled = async (of: WechatTrial = trial): Promise<void> => {
	const witness = `witness-${people++}`
	of.mock.addPerson(witness, witness)
	of.mock.say(witness, '谢谢')
	await of.last(witness)
}

describe('in private', () => {
	it('answers, with bounds and units as printed', async () => {
		const ann = newPerson()
		trial.mock.say(ann, '今年修几条路')

		expect(await trial.last(ann)).toMatch(/23条.*【还可以问（回复数字）】\n1\. /su)
	})

	it.each(['２', '②', '二', '第二个'])('takes a number from the last list: %s', async (text) => {
		const ann = newPerson()
		trial.mock.say(ann, '/areas')
		await trial.last(ann)
		trial.mock.say(ann, text)

		expect(await trial.last(ann, 2)).toContain('科技')
	})

	it('goes back to the list before with 0', async () => {
		const ann = newPerson()
		for (const text of ['/areas', '2', '0']) trial.mock.say(ann, text)
		await trial.last(ann, 3)
		const [menu, , back] = trial.mock.sentTo(ann)

		expect(back?.text).toBe(menu?.text)
	})

	it('says that there is no list for a number', async () => {
		const ann = newPerson()
		trial.mock.say(ann, '3')

		expect(await trial.last(ann)).toMatch(/没有这个数字对应的列表.*\n1\. /su)
	})

	it('sends a picture as a message of its own, beside the figure with its caveat', async () => {
		const ann = newPerson()
		trial.mock.say(ann, '今年修几条路')
		trial.mock.say(ann, '4')
		await trial.last(ann, 3)

		expect(trial.mock.sentTo(ann).slice(1)).toMatchObject([
			{ isPicture: false, text: expect.stringMatching(/目标.*23条/u) },
			{ isPicture: true, text: 'roads.png' },
		])
	})

	it('says once that it reads words only', async () => {
		const ann = newPerson()
		for (let count = 0; count < 5; count++) trial.mock.sayOther(ann, PUPPET.types.Message.Image)
		trial.mock.sayOther(ann, PUPPET.types.Message.Audio)
		await settled()

		expect(trial.mock.sentTo(ann).map(({ text }) => text)).toEqual([expect.stringContaining('只看得懂文字')])
	})

	it('reads what stands under a quotation, not what is quoted', async () => {
		const ann = newPerson()
		trial.mock.say(ann, '「问报：粮食产量是多少」\n- - - - - - - - - - - - - - -\n今年修几条路')

		expect(await trial.last(ann)).toContain('23条')
	})

	it.each([
		['itself', (ann: string) => trial.mock.say(SELF.id, `对${ann}说`)],
		['a notice of WeChat', (ann: string) => trial.mock.sayOther(ann, PUPPET.types.Message.GroupNote)],
		['an empty quotation', (ann: string) => trial.mock.say(ann, '「问报：在」\n- - - - - -\n')],
	])('says nothing to %s', async (_, say) => {
		const ann = newPerson()
		say(ann)
		await settled()

		expect(trial.mock.sentTo(ann)).toEqual([])
	})

	it('says nothing to an Official Account, which would answer', async () => {
		trial.mock.addPerson('official', '公众号', { type: PUPPET.types.Contact.Official })
		trial.mock.say('official', '今年修几条路')
		await settled()

		expect(trial.mock.sentTo('official')).toEqual([])
	})

	it('keeps the order of one person', async () => {
		const ann = newPerson()
		for (const text of ['今年修几条路', '那桥呢', '谢谢']) trial.mock.say(ann, text)
		await trial.last(ann, 3)

		expect(trial.mock.sentTo(ann).map(({ text }) => /23条|5座|不客气/u.exec(text)?.[0])).toEqual([
			'23条',
			'5座',
			'不客气',
		])
	})

	it('tells somebody who floods it once that it is too much', async () => {
		const ann = newPerson()
		for (let count = 0; count < 30; count++) trial.mock.say(ann, '谢谢')
		await trial.last(ann, 11)
		await settled()
		const texts = trial.mock.sentTo(ann).map(({ text }) => text)

		expect([texts.length, texts.filter((text) => text.includes('太快')).length]).toEqual([11, 1])
	})

	it('answers a message once that is delivered twice', async () => {
		const ann = newPerson()
		const id = trial.mock.say(ann, '今年修几条路')
		trial.mock.again(id)
		await trial.last(ann)
		trial.mock.again(id)
		await settled()

		expect(trial.mock.sentTo(ann)).toHaveLength(1)
	})

	it.each([
		['how many roads this year', '23 roads'],
		['今年修幾條路', '23條'],
	])('answers in the language of the question: %s', async (text, expected) => {
		const ann = newPerson()
		trial.mock.say(ann, text)

		expect(await trial.last(ann)).toContain(expected)
	})

	it.each([
		['/help', '/subscribe'],
		['/figures', '23条'],
		['/source', '出处'],
		['/tip', '今日一条'],
		['/language', '繁體中文'],
		['/privacy', '只记住'],
		['/subscribe 9:30', '09:30'],
		['/settings', '/subscribe'],
		['退订', '没有订'],
		['着火了', '119'],
		['修路堵车找谁投诉', '12345'],
	])('does what Telegram does, by words alone: %s', async (text, expected) => {
		const ann = newPerson()
		trial.mock.say(ann, text)
		await trial.last(ann)
		await settled()
		const shown = trial.mock.sentTo(ann).map((message) => message.text)

		expect([shown.length <= 2, shown.join('\n')]).toEqual([true, expect.stringContaining(expected)])
	})

	it('deletes what it knows of a person', async () => {
		const ann = newPerson()
		trial.mock.say(ann, '/subscribe')
		await trial.last(ann)
		const before = (await trial.store.subscriptions.list('wechat')).length
		trial.mock.say(ann, '/delete')
		await trial.last(ann, 2)

		expect((await trial.store.subscriptions.list('wechat')).length).toBe(before - 1)
	})
})

describe('in a room', () => {
	it('answers who mentions it, and calls them by name', async () => {
		const { id, member } = newRoom()
		trial.mock.sayInRoom(member, id, `${AT_ME}今年修几条路`, [SELF.id])
		await trial.last(id)

		expect(trial.mock.sentTo(id)).toEqual([
			expect.objectContaining({
				mentionIds: [member],
				text: expect.stringMatching(new RegExp(`^@人${member}\u2005.*23条`, 'su')),
			}),
		])
	})

	it.each([
		['by name and U+2005', `${AT_ME}今年修几条路`],
		['by name and a space', `@${SELF.name} 今年修几条路`],
		['at the end', `今年修几条路 @${SELF.name}`],
		['with a full-width sign', `＠${SELF.name} 今年修几条路`],
		['beside others', `@张三\u2005${AT_ME}今年修几条路`],
	])('knows a mention where the puppet does not tell: %s', async (_, text) => {
		const { id, member } = newRoom()
		trial.mock.sayInRoom(member, id, text)

		expect(await trial.last(id)).toContain('23条')
	})

	it.each([
		['says nothing to it', '今年修几条路', undefined],
		['mentions somebody else', '@张三\u2005今年修几条路', ['person-x']],
		['names it without a mention', `${SELF.name} 今年修几条路`, undefined],
		['mentions somebody whose name begins like its own', `@${SELF.name}二号 今年修几条路`, undefined],
		['calls everybody', '@所有人 今年修几条路', [SELF.id]],
		[
			'quotes somebody who mentioned it',
			`「张三：@${SELF.name}\u2005今年修几条路」\n- - - - - - - - -\n我也想知道`,
			[SELF.id],
		],
		['gives a command to nobody', '/help', undefined],
		['gives words for stop to nobody', '退订', undefined],
	])('is silent to who %s', async (_, text, mentions) => {
		const { id, member } = newRoom()
		trial.mock.sayInRoom(member, id, text, mentions)
		await settled()

		expect(trial.mock.sentTo(id)).toEqual([])
	})

	it.each([PUPPET.types.Message.Image, PUPPET.types.Message.Audio, PUPPET.types.Message.Video])(
		'is silent to what is no text: %i',
		async (type) => {
			const { id, member } = newRoom()
			trial.mock.sayOther(member, type, id)
			await settled()

			expect(trial.mock.sentTo(id)).toEqual([])
		},
	)

	it('answers what is said under a quotation when it is mentioned there', async () => {
		const { id, member } = newRoom()
		trial.mock.sayInRoom(member, id, `「张三：粮食呢」\n- - - - - - -\n${AT_ME}今年修几条路`, [SELF.id])

		expect(await trial.last(id)).toContain('23条')
	})

	it('keeps the lists of two people apart', async () => {
		const { id, owner, member } = newRoom()
		trial.mock.sayInRoom(owner, id, `${AT_ME}/areas`)
		await trial.last(id)
		trial.mock.sayInRoom(member, id, `${AT_ME}2`)

		expect(await trial.last(id, 2)).toContain('没有这个数字对应的列表')
	})

	it('says how it is spoken to', async () => {
		const { id, member } = newRoom()
		trial.mock.sayInRoom(member, id, AT_ME)

		expect(await trial.last(id)).toContain('@我')
	})

	it.each([
		['owner', '订阅好了'],
		['member', '管理员'],
	] as const)('takes settings from its owner only: %s', async (who, expected) => {
		const room = newRoom()
		trial.mock.sayInRoom(room[who], room.id, `${AT_ME}/subscribe`)

		expect(await trial.last(room.id)).toContain(expected)
	})

	it('heeds /stop of its owner without a word', async () => {
		const { id, owner, topic } = newRoom()
		trial.mock.sayInRoom(owner, id, `${AT_ME}/subscribe`)
		await trial.last(id)
		trial.mock.sayInRoom(owner, id, '/stop')
		await until(async () => expect(await trial.store.subscriptions.get(roomRef(topic))).toBeNull())
		await settled()

		expect(trial.mock.sentTo(id)).toHaveLength(1)
	})

	it('does not heed /stop of anybody else', async () => {
		const { id, owner, member, topic } = newRoom()
		trial.mock.sayInRoom(owner, id, `${AT_ME}/subscribe`)
		await trial.last(id)
		trial.mock.sayInRoom(member, id, '/stop')
		await settled()

		expect(await trial.store.subscriptions.get(roomRef(topic))).not.toBeNull()
	})

	it('greets once a day who has come', async () => {
		const { id, owner, member } = newRoom()
		trial.mock.join(id, [member], owner)
		await trial.last(id)
		trial.mock.join(id, [member], owner)
		await settled()

		expect(trial.mock.sentTo(id).map(({ text }) => text)).toEqual([expect.stringContaining('@我')])
	})
})

describe('what was taken back', () => {
	it('is not answered when its turn comes', async () => {
		const ann = newPerson()
		const asked = Promise.withResolvers<void>()
		const slow = await startWechat({
			mock: createWechatMock(),
			handle: async (message) => {
				if ('text' in message && message.text === 'first') await asked.promise
				return plainReply('text' in message ? message.text : 'event')
			},
		})
		slow.mock.addPerson(ann, 'Ann')
		slow.mock.say(ann, 'first')
		const second = slow.mock.say(ann, 'second')
		slow.mock.say(ann, 'third')
		slow.mock.recall(ann, second)
		await settled(slow)
		asked.resolve()
		await slow.last(ann, 2)
		await slow[Symbol.asyncDispose]()

		expect(slow.mock.sentTo(ann).map(({ text }) => text)).toEqual(['first', 'third'])
	})
})

describe('friends', () => {
	it('are accepted and greeted once, though told of twice', async () => {
		trial.mock.addPerson('new-friend', '新朋友')
		trial.mock.befriend('new-friend', 'receive')
		await trial.last('new-friend')
		trial.mock.befriend('new-friend', 'confirm')
		await settled()

		expect(trial.mock.accepted).toContain('new-friend')
		expect(trial.mock.sentTo('new-friend').map(({ text }) => text)).toEqual([
			expect.stringMatching(/您好.*【.*回复数字/su),
		])
	})

	it('are not greeted any more when the channel stops', async () => {
		const other = await startWechat({
			mock: createWechatMock(),
			config: { beforeFriend: { leastMs: 60_000, mostMs: 60_000 } },
		})
		other.mock.addPerson('late', 'Late')
		other.mock.befriend('late', 'receive')
		other.mock.befriend('late', 'confirm')
		await settled(other)
		await other[Symbol.asyncDispose]()

		expect([other.mock.accepted, other.mock.sentTo('late')]).toEqual([[], []])
	})
})

describe('tips', () => {
	const deliver = (ref: ChatRef, mayStart = true, text = '今天的一条', of = trial) =>
		of.outbox.deliver({ ref, reply: plainReply(text), silent: false, mayStart: async () => mayStart })

	const subscribed = async (of = trial, topic?: string) => {
		const room = newRoom(of, topic)
		of.mock.sayInRoom(room.owner, room.id, `${AT_ME}/subscribe`)
		await of.last(room.id)
		return { ...room, ref: roomRef(room.topic) }
	}

	it('reach the room that asked for them', async () => {
		const { id, ref } = await subscribed()

		expect([await deliver(ref), await trial.last(id, 2)]).toEqual([{ kind: 'sent' }, '今天的一条'])
	})

	it('reach a person who asked for them', async () => {
		const ann = newPerson()
		trial.mock.say(ann, '/subscribe')
		await trial.last(ann)
		const ref = (await trial.store.subscriptions.list('wechat')).find(({ ref: { chat } }) =>
			chat.startsWith('person:'),
		)?.ref

		expect(ref && (await deliver(ref))).toEqual({ kind: 'sent' })
	})

	it('are withdrawn when they must not start', async () => {
		const { id, ref } = await subscribed()

		expect([await deliver(ref, false), trial.mock.sentTo(id).length]).toEqual([{ kind: 'withdrawn' }, 1])
	})

	it('find the room again when it has another id', async () => {
		const { id, ref, topic, members } = await subscribed()
		trial.mock.removeRoom(id)
		const again = newRoom(trial, topic, members)

		expect([await deliver(ref), await trial.last(again.id)]).toEqual([{ kind: 'sent' }, '今天的一条'])
	})

	it.each([
		['has other members', 'no-rights', (topic: string) => [newRoom(trial, topic)]],
		['is one of two of its name', 'later', (topic: string) => [newRoom(trial, topic), newRoom(trial, topic)]],
		['is not to be seen', 'later', () => []],
	])('are not sent to a room that %s', async (_, kind, change) => {
		const { id, ref, topic } = await subscribed()
		trial.mock.removeRoom(id)
		const others = change(topic)

		expect(await deliver(ref)).toMatchObject({ kind, why: expect.any(String) })
		for (const other of others) expect(trial.mock.sentTo(other.id)).toEqual([])
	})

	it('follow a room to its new topic', async () => {
		const { id, owner, topic } = await subscribed()
		const renamed = `${topic}改名`
		await trial.mock.rename(id, renamed, owner)
		await until(async () => expect(await trial.store.subscriptions.get(roomRef(renamed))).not.toBeNull())

		expect([await deliver(roomRef(renamed)), await deliver(roomRef(topic))]).toMatchObject([
			{ kind: 'sent' },
			{ kind: 'gone' },
		])
	})

	it('of a room end when another one has taken its name', async () => {
		const { id, topic, ref } = await subscribed()
		trial.mock.removeRoom(id)
		const other = newRoom(trial, topic)
		trial.mock.sayInRoom(other.member, other.id, `${AT_ME}谢谢`)
		await trial.last(other.id)

		expect(await trial.store.subscriptions.get(ref)).toBeNull()
	})

	it('are put off to the next day when the account has sent enough', async () => {
		const other = await startWechat({
			mock: createWechatMock(),
			config: { pace: { ...trialPace, tipsPerDay: 0 } },
		})
		const { id, ref } = await subscribed(other)
		const delivered = await deliver(ref, true, '一条', other)
		await other[Symbol.asyncDispose]()

		expect(delivered).toMatchObject({ kind: 'later', why: expect.stringContaining('in a day') })
		expect(other.mock.sentTo(id)).toHaveLength(1)
	})
})

const trialPace = {
	beforeAnswer: { leastMs: 0, mostMs: 0 },
	beforeTip: { leastMs: 1, mostMs: 2 },
	deliveriesAtOnce: 2,
}

describe('the account', () => {
	it('shows the code to scan, and its link to this machine only', async () => {
		const fresh = await startWechat({ mock: createWechatMock(), loggedIn: false })
		await until(() => expect(fresh.mock.starts()).toBe(1))
		fresh.mock.scan('https://login.example/secret')
		await until(() => expect(fresh.shown).toHaveLength(1))
		const health = fresh.channel.health()
		await fresh[Symbol.asyncDispose]()

		expect(fresh.shown[0]).toMatch(/█[\s\S]*https:\/\/login\.example\/secret/u)
		expect([health.ok, health.secret, health.detail.includes('secret')]).toEqual([
			false,
			'https://login.example/secret',
			false,
		])
		expect(JSON.stringify(fresh.log)).not.toContain('login.example')
	})

	it('is started again after a logout, tells the office once, and answers after the new login', async () => {
		const lost = await startWechat({ mock: createWechatMock() })
		const ann = newPerson(lost)
		await lost.mock.logout('被踢下线')
		await until(() => expect(lost.mock.starts()).toBeGreaterThan(1))
		lost.mock.scan('https://login.example/1')
		const health = lost.channel.health()
		lost.mock.login()
		await until(() => expect(lost.channel.health().ok).toBe(true))
		lost.mock.say(ann, '谢谢')
		const answer = await lost.last(ann)
		await lost[Symbol.asyncDispose]()

		expect([health.ok, lost.alerts, answer]).toEqual([
			false,
			[expect.stringContaining('被踢下线')],
			expect.stringContaining('不客气'),
		])
	})

	it('sends no tip while nobody is logged in', async () => {
		const lost = await startWechat({ mock: createWechatMock(), config: { backoffMs: 60_000 } })
		const { id, topic, owner } = newRoom(lost)
		lost.mock.sayInRoom(owner, id, `${AT_ME}/subscribe`)
		await lost.last(id)
		await lost.mock.logout('gone')
		const delivered = await lost.outbox.deliver({
			ref: roomRef(topic),
			reply: plainReply('一条'),
			silent: false,
			mayStart: async () => true,
		})
		await lost[Symbol.asyncDispose]()

		expect(delivered).toMatchObject({ kind: 'later', why: 'nobody is logged in' })
	})

	it('is started again when it falls silent', async () => {
		const silent = await startWechat({
			mock: createWechatMock(),
			config: { heartbeatMs: 20, dongWithinMs: 300 },
		})
		silent.mock.silence(true)
		await until(() => expect(silent.mock.starts()).toBeGreaterThan(1))
		const health = silent.channel.health()
		silent.mock.silence(false)
		await until(() => {
			if (!silent.mock.puppet.isLoggedIn) silent.mock.login()
			expect(silent.channel.health().ok).toBe(true)
		})
		await silent[Symbol.asyncDispose]()

		expect([health.ok, silent.alerts]).toEqual([false, []])
	})

	it('notices a login that nobody told of with the next sign of life', async () => {
		const mock = createWechatMock()
		const untold = await startWechat({ mock, loggedIn: false, config: { heartbeatMs: 20 } })
		await until(() => expect(mock.starts()).toBe(1))
		mock.loginUntold()
		await until(() => expect(untold.channel.health()).toEqual({ ok: true, detail: 'logged in' }))
		await untold[Symbol.asyncDispose]()

		expect(mock.starts()).toBe(1)
	})

	it('goes on after an error while it gives signs of life', async () => {
		const erring = await startWechat({ mock: createWechatMock() })
		const ann = newPerson(erring)
		erring.mock.error('boom')
		erring.mock.say(ann, '谢谢')
		const answer = await erring.last(ann)
		await erring[Symbol.asyncDispose]()

		expect([answer, erring.mock.starts()]).toEqual([expect.stringContaining('不客气'), 1])
	})

	it('writes an error down once that comes a hundred times', async () => {
		const erring = await startWechat({ mock: createWechatMock() })
		for (let count = 0; count < 100; count++) erring.mock.error('boom')
		await settled(erring)
		await erring[Symbol.asyncDispose]()

		expect(erring.log.filter(({ details }) => details['why'] === 'boom')).toHaveLength(1)
	})

	it.each([
		['no such package', { puppet: 'wechaty-puppet-nowhere' }, 'WECHAT_NOT_INSTALLED', 'npm install'],
		['no token', { puppet: 'wechaty-puppet-service' }, 'WECHAT_PUPPET_REFUSED', 'WECHATY_PUPPET_OPTIONS'],
	])('says what is missing where there is %s', async (_, config, code, words) => {
		const problem = await startWechat({ config, puppet: undefined }).catch((error: unknown) => error)

		expect(problem).toMatchObject({ code })
		expect(`${(problem as AppError).message} ${(problem as AppError).hint}`).toContain(words)
	})

	it('keeps its login where nobody else can read it', () => {
		expect(statSync(`${loginPath}.memory-card.json`).mode & 0o777).toBe(0o600)
	})

	it('is started again at once after an error that it does not survive', async () => {
		const broken = await startWechat({
			mock: createWechatMock(),
			config: { heartbeatMs: 3_600_000, dongWithinMs: 50 },
		})
		broken.mock.silence(true)
		broken.mock.error('14 UNAVAILABLE')
		await until(() => expect(broken.mock.starts()).toBeGreaterThan(1))
		await broken[Symbol.asyncDispose]()

		expect(broken.log.filter(({ message }) => message.includes('stopped and started again'))).not.toEqual([])
	})

	it('finishes the answer that is under way when it is stopped', async () => {
		const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
		const slow = await startWechat({
			mock: createWechatMock(),
			handle: async () => {
				asked.resolve()
				await answered.promise
				return plainReply('late')
			},
		})
		const ann = newPerson(slow)
		slow.mock.say(ann, 'hello')
		await asked.promise
		const stopped = slow.stop()
		answered.resolve()
		await stopped

		expect(slow.mock.sentTo(ann).map(({ text }) => text)).toEqual(['late'])
	})

	it('does not answer twice after a new start', async () => {
		const first = await startWechat({ mock: createWechatMock() })
		const ann = newPerson(first)
		const asked = first.mock.say(ann, '谢谢')
		await first.last(ann)
		await first[Symbol.asyncDispose]()
		const second = await startWechat({ mock: createWechatMock() })
		second.mock.addPerson(ann, 'Ann')
		second.mock.say(ann, '谢谢', asked)
		await settled(second)
		await second[Symbol.asyncDispose]()

		expect([first, second].map(({ mock }) => mock.sentTo(ann).length)).toEqual([1, 0])
	})

	it('has lost nothing although one send in twenty failed', async () => {
		const ann = newPerson()
		const before = trial.mock.failedSends()
		for (let count = 0; count < 25; count++) {
			trial.mock.say(ann, '谢谢')
			await trial.last(ann, count + 1)
		}

		expect([trial.mock.failedSends() > before, trial.mock.sentTo(ann).length]).toEqual([true, 25])
	})

	it('names no person, no text and no room in its log', () => {
		const said = JSON.stringify(
			trial.log.map(({ details, ...line }) => [line, details, String(details['err'])]),
		)

		expect(['person-', '修几条路', '@chatroom', '群1'].filter((word) => said.includes(word))).toEqual([])
	})
})

it('keeps the language of a person by who they are, not by an id', async () => {
	const ann = newPerson()
	trial.mock.say(ann, '/language en')
	await trial.last(ann)

	expect(await trial.store.preferences.langOf(conversationKey('wechat', ann))).toBeNull()
})
