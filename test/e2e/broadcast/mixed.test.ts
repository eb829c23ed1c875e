import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHANNEL, chatRefOf } from '../../../adapters/wecom-robot/chat-ref.ts'
import { WECOM_ROBOT_DEFAULTS } from '../../../adapters/wecom-robot/config.ts'
import { createWecomRobots } from '../../../adapters/wecom-robot/index.ts'
import { tipCampaign } from '../../../src/broadcast/campaign.ts'
import type { BroadcastEngine } from '../../../src/broadcast/engine.ts'
import { followNames } from '../../../src/broadcast/follow-names.ts'
import { readSettings } from '../../../src/config/settings.ts'
import { createMembership } from '../../../src/conversation/create-membership.ts'
import { zonedTime } from '../../../src/domain/zoned-time.ts'
import type { Channel } from '../../../src/ports/channel.ts'
import type { Store } from '../../../src/ports/store.ts'
import { databasePath, openStore } from '../../../src/store/open-store.ts'
import { NO_LOG, openHouse } from '../../../src/wiring/house.ts'
import { openDesk, openEngine, openStoreOf } from '../../../src/wiring/open-broadcast.ts'
import { newPerson, subscribeChats, yesterday } from '../../support/soak/subscribe-chats.ts'
import { tipsIn } from '../../support/soak/tips.ts'
import { waitUntil } from '../../support/soak/wait-until.ts'
import { zoneAt } from '../../support/soak/zone-at.ts'
import { type Bot, newId, startBot } from '../../support/telegram-bot.ts'
import { startWechat, type WechatTrial } from '../../support/wechat.ts'
import { SELF } from '../../support/wechat-mock.ts'
import { createWecomApi, type WecomApi } from '../../support/wecom-api/wecom-api.ts'
import { ROBOTS } from '../../support/wecom-robots.ts'

const { first, second, removed } = ROBOTS
const PEOPLE = 30
/** Groups of WeChat itself; the second name is that of two. */
const ROOMS = [
	{ id: '1@chatroom', topic: '一号楼', owner: 'ann' },
	{ id: '2@chatroom', topic: '二号楼', owner: 'bob' },
	{ id: '3@chatroom', topic: '三号楼', owner: 'eve' },
] as const
const TWIN = { id: '4@chatroom', topic: ROOMS[2].topic, members: ['bob'], owner: 'bob' }

describe('one broadcast for Telegram, for group robots and for groups of WeChat', () => {
	const dataDir = mkdtempSync(join(tmpdir(), 'wenbao-mixed-'))
	const zone = zoneAt(13, Date.now())
	const settings = readSettings({
		DATA_DIR: dataDir,
		ID_SALT: 'salt of the mixed test',
		BROADCAST_ZONE: zone,
	})
	const people = Array.from({ length: PEOPLE }, () => newPerson(newId()))
	const tipOfToday = tipCampaign(zonedTime(Date.now(), zone).date)
	let bot: Bot
	let wecom: WecomApi
	let robots: Channel
	let wechat: WechatTrial
	let store: Store
	let engine: BroadcastEngine
	let house: Awaited<ReturnType<typeof openHouse>>

	const robotTally = async (campaign: string) => {
		const rows = await store.ledger.rowsOf(campaign)
		return Object.fromEntries(
			rows.filter(({ ref }) => ref.platform === CHANNEL).map(({ ref, state }) => [ref.chat, state]),
		)
	}
	const settled = (campaign: string, waiting: number) =>
		waitUntil(
			async () => {
				const { due, claimed, ...outcomes } = await store.ledger.tally(campaign)
				// The room whose name two have waits for somebody to rename one.
				return due + claimed <= waiting && Object.values(outcomes).some((count) => count > 0)
			},
			60_000,
			`${campaign} settled`,
		)

	beforeAll(async () => {
		bot = await startBot({
			server: { limits: { perSecond: 30, perChatPerSecond: 1, perGroupPerMinute: 20 } },
		})
		wecom = await createWecomApi()
		for (const { key } of [first, second]) wecom.addRobot(key)
		robots = createWecomRobots({
			config: { ...WECOM_ROBOT_DEFAULTS, robots: Object.values(ROBOTS), apiBase: wecom.url },
			draw: async () => null,
			log: NO_LOG,
		})
		const early = await openStore({
			dataDir,
			databaseUrl: undefined,
			idSalt: settings.ID_SALT,
			keepUnanswered: false,
			clock: yesterday,
		})
		await subscribeChats(people, { store: early.store, api: bot.api, zone })
		const { minute } = zonedTime(Date.now(), zone)
		const names = Object.values(ROBOTS).map(({ name }) => name)
		const defaults = { atMinute: minute - 2, zone }
		await followNames({ store: early.store, platform: CHANNEL, names, defaults })
		const topics = ROOMS.map(({ topic }) => `room:${topic}`)
		await followNames({ store: early.store, platform: 'wechat', names: topics, defaults })
		await early.store.close()
		store = (await openStoreOf(settings)).store
		house = await openHouse(settings, { keepTrace: false, store, log: NO_LOG })
		// All get the same tip, one with a figure that can be corrected.
		house = { ...house, tips: house.tips.filter(({ figures }) => figures.length > 0).slice(0, 1) }
		wechat = await startWechat({
			handle: house.handle,
			membership: createMembership(store),
			handled: store.handled,
			shared: store.switches,
		})
		for (const { id, topic, owner } of ROOMS) {
			wechat.mock.addPerson(owner, owner)
			wechat.mock.addRoom({ id, topic, owner, members: [owner] })
			// From now on the account knows the room by its name and its members.
			wechat.mock.sayInRoom(owner, id, `@${SELF.name} 谢谢`)
			await wechat.last(id)
		}
		wechat.mock.addRoom(TWIN)
		engine = await openEngine({ settings, house, store, log: NO_LOG }, [bot.channel, robots, wechat.channel])
	}, 60_000)
	afterAll(async () => {
		await engine.stop()
		await robots.stop()
		await wechat[Symbol.asyncDispose]()
		await bot[Symbol.asyncDispose]()
		await wecom[Symbol.asyncDispose]()
		await store.close()
		rmSync(dataDir, { recursive: true })
	})

	it('reaches every chat once, at the pace of each platform', { timeout: 90_000 }, async () => {
		await engine.start()
		await settled(tipOfToday, 1)

		expect(people.map(({ chat }) => tipsIn(bot.api, chat.id))).toEqual(people.map(() => 1))
		expect([first, second].map(({ key }) => wecom.sentTo(key).length)).toEqual([1, 1])
		expect(bot.api.calls.filter(({ status }) => status === 429)).toEqual([])
		expect(wecom.calls.filter(({ errcode }) => errcode === 45009)).toEqual([])
	})

	it('is settled for all in the one ledger', async () => {
		expect(await store.ledger.tally(tipOfToday)).toMatchObject({
			sent: PEOPLE + 2 + 2,
			gone: 1,
			due: 1,
			failed: 0,
		})
		expect(await robotTally(tipOfToday)).toEqual({
			[first.name]: 'sent',
			[second.name]: 'sent',
			[removed.name]: 'gone',
		})
	})

	it('writes into the groups of WeChat that it is sure of, and into no other', () => {
		expect([...ROOMS.map(({ id }) => id), TWIN.id].map((id) => wechat.mock.sentTo(id).length)).toEqual([
			2, 2, 1, 0,
		])
	})

	it('says to a group what a person reads, but nothing to answer', () => {
		const [text = ''] = wecom.sentTo(first.key)

		expect([text.startsWith('【今日一条】\n'), text.includes('/stop')]).toEqual([true, false])
	})

	it('ends the subscription of a robot whose key is not valid', async () => {
		expect(await store.subscriptions.get(chatRefOf(removed.name))).toBeNull()
	})

	it('is corrected in the same groups', { timeout: 90_000 }, async () => {
		const desk = openDesk({ settings, house, store, log: NO_LOG }, engine)
		const args = ['correct', house.tips[0]?.figures[0] ?? '', '--note', '抄错了']
		const { confirm } = await desk(args, 'office')
		await desk([...args, '--confirm', confirm ?? ''], 'office')
		const [campaign = ''] = (await store.ledger.campaigns(10)).filter((name) =>
			name.startsWith('correction:'),
		)
		await settled(campaign, 0)

		expect(await robotTally(campaign)).toEqual({ [first.name]: 'sent', [second.name]: 'sent' })
		for (const { key } of [first, second])
			expect(wecom.sentTo(key).slice(1)).toEqual([expect.stringContaining('抄错了')])
	})

	it('writes no key to the disk', () => {
		const files = readdirSync(dataDir).map((name) => join(dataDir, name))
		const holding = files.filter((file) =>
			Object.values(ROBOTS).some(({ key }) => readFileSync(file).includes(key)),
		)

		expect([files.includes(databasePath(dataDir)), holding]).toEqual([true, []])
	})
})
