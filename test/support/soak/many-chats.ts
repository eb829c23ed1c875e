import type { User } from 'grammy/types'
import { tipCampaign } from '../../../src/broadcast/campaign.ts'
import { zonedTime } from '../../../src/domain/zoned-time.ts'
import type { Outcome } from '../../../src/ports/ledger.ts'
import type { BotApi } from '../bot-api/bot-api.ts'
import { asUser } from '../bot-api/bot-user.ts'
import { nowMs } from '../bot-api/call.ts'
import { createBotApi } from '../bot-api/create-bot-api.ts'
import type { MessageUpdate } from '../bot-api/new-update.ts'
import { chatMember, group, migrateTo, user } from '../bot-api/updates.ts'
import { startBotProcess } from '../bot-process.ts'
import { askSteadily, type Waits } from './citizens.ts'
import type { Place } from './place.ts'
import { residentMb } from './process-usage.ts'
import { type NewChat, newPerson, subscribeChats, yesterday } from './subscribe-chats.ts'
import { isTip, tipsIn } from './tips.ts'
import { waitUntil } from './wait-until.ts'
import { zoneAt } from './zone-at.ts'

/** As Telegram's own. */
const LIMITS = { perSecond: 30, perChatPerSecond: 1, perGroupPerMinute: 20 }
const LATENCY_MS = 20
const FIRST_GROUP = -1_002_000_000_000

type Kind = 'person' | 'group' | 'blocked' | 'no-rights' | 'migrated'

export interface ManyChatsResult {
	readonly chats: number
	/** Of the chats, by what they are. */
	readonly kinds: Readonly<Record<Kind, number>>
	readonly outcomes: Readonly<Partial<Record<Outcome | 'due' | 'claimed', number>>>
	/** Chats that could be written to and have no tip, or have more than one. */
	readonly missed: number
	readonly repeated: number
	/** Calls that send a tip, the refused ones included. */
	readonly calls: number
	readonly callsPerChat: number
	/** Of those, refused with 429. */
	readonly tooMany: number
	readonly seconds: number
	readonly citizens: Waits
	readonly mostResidentMb: number
}

/** One in a hundred has blocked the bot, one in two hundred gives it no rights, and as many got another id. */
const kindOf = (index: number): Kind => {
	if (index % 100 === 50) return 'blocked'
	if (index % 200 === 25) return 'no-rights'
	if (index % 200 === 125) return 'migrated'
	return index % 20 === 1 ? 'group' : 'person'
}

interface Target extends NewChat {
	readonly kind: Kind
	/** Where its tip arrives. */
	readonly arrivesIn: number
	/** What has happened to it while the bot was away. */
	readonly updates: readonly MessageUpdate[]
}

const targetOf = (index: number, bot: User): Target => {
	const kind = kindOf(index)
	const id = 1_000_000 + index
	const groupId = FIRST_GROUP - id
	switch (kind) {
		case 'person':
			return { kind, ...newPerson(id), arrivesIn: id, updates: [] }
		case 'blocked': {
			const members = [chatMember(bot, 'kicked')]
			return { kind, ...newPerson(id), options: { members }, arrivesIn: id, updates: [] }
		}
		case 'group':
			return { kind, chat: group(groupId), arrivesIn: groupId, updates: [] }
		case 'no-rights': {
			const members = [chatMember(bot, 'restricted')]
			return { kind, chat: group(groupId), options: { members }, arrivesIn: groupId, updates: [] }
		}
		case 'migrated': {
			const before = { id: -id, type: 'group', title: `Group ${id}` } as const
			const after = { id: groupId, type: 'supergroup', title: before.title } as const
			return { kind, chat: before, arrivesIn: groupId, updates: migrateTo(user(1), before, after) }
		}
	}
}

/** Telegram forgets what nobody has fetched for a day. */
const happenUnheard = async (api: BotApi, updates: readonly MessageUpdate[]): Promise<void> => {
	const last = updates.map((update) => api.inject(update)).at(-1)
	if (last === undefined) return
	await fetch(`${api.url}/bot${api.token}/getUpdates?timeout=0&offset=${last.update_id + 1}`)
}

const IS_REACHED: Readonly<Record<Kind, boolean>> = {
	person: true,
	group: true,
	migrated: true,
	blocked: false,
	'no-rights': false,
}

/**
 * A wave to many chats of all kinds while the test server keeps Telegram's limits and other people ask two questions a
 * second.
 */
export const manyChats = async (count: number, place: Place): Promise<ManyChatsResult> => {
	const zone = zoneAt(13, Date.now())
	await using api = await createBotApi({ limits: LIMITS, latencyMs: LATENCY_MS })
	const bot = asUser(api.me)
	const targets = Array.from({ length: count }, (_, index) => targetOf(index, bot))
	const early = await place.open(yesterday)
	await subscribeChats(targets, { store: early, api, zone })
	await early.close()
	await happenUnheard(
		api,
		targets.flatMap(({ updates }) => updates),
	)
	const running = startBotProcess(api, place.dataDir(), { ...place.settings, BROADCAST_ZONE: zone })
	try {
		await waitUntil(() => api.calls.some(isTip), 90_000, 'the first tip')
		const startedMs = nowMs()
		const citizens = askSteadily(api, { perSecond: 2, firstId: 9_000_000 })
		let mostResidentMb = 0
		const atMostMs = 120_000 + count * 100
		await waitUntil(
			async () => {
				mostResidentMb = Math.max(mostResidentMb, residentMb(running))
				return (await place.openRows()) === 0
			},
			atMostMs,
			'all settled',
		)
		const seconds = Math.round((nowMs() - startedMs) / 1000)
		const waits = await citizens.end()
		await running.end('SIGTERM')
		const calls = api.calls.filter(isTip)
		const received = targets
			.filter(({ kind }) => IS_REACHED[kind])
			.map(({ arrivesIn }) => tipsIn(api, arrivesIn))
		return {
			chats: count,
			kinds: countBy(targets.map(({ kind }) => kind)) as ManyChatsResult['kinds'],
			outcomes: await outcomesIn(place, zone),
			missed: received.filter((tips) => tips === 0).length,
			repeated: received.reduce((sum, tips) => sum + Math.max(0, tips - 1), 0),
			calls: calls.length,
			callsPerChat: Number((calls.length / count).toFixed(4)),
			tooMany: calls.filter(({ status }) => status === 429).length,
			seconds,
			citizens: waits,
			mostResidentMb,
		}
	} finally {
		await running.end('SIGKILL')
	}
}

const countBy = <Name extends string>(names: readonly Name[]): Partial<Record<Name, number>> => {
	const counts: Partial<Record<Name, number>> = {}
	for (const name of names) counts[name] = (counts[name] ?? 0) + 1
	return counts
}

const outcomesIn = async (place: Place, zone: string): Promise<ManyChatsResult['outcomes']> => {
	const store = await place.open(yesterday)
	const tally = await store.ledger.tally(tipCampaign(zonedTime(Date.now(), zone).date))
	await store.close()
	return Object.fromEntries(Object.entries(tally).filter(([, chats]) => chats > 0))
}
