import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { tipCampaign } from '../../../src/broadcast/campaign.ts'
import { zonedTime } from '../../../src/domain/zoned-time.ts'
import { createRandom } from '../../../src/understand/random.ts'
import { chatOf, DAILY } from '../broadcast.ts'
import { leadClock } from './clock-file.ts'
import { type PostgresPlace, postgresPlace } from './place.ts'
import { type Recorded, type Recorder, startRecorder } from './recorder.ts'
import { type Kill, startPair } from './replica-pair.ts'
import { waitUntil } from './wait-until.ts'

export interface DaysOptions {
	/** For each day whether replicas are killed on it. */
	readonly kills: readonly boolean[]
	readonly chats: number
	readonly seed: number
	readonly say?: (line: string) => void
}

export interface DaysResult {
	readonly days: number
	readonly chats: number
	/** Replicas killed. */
	readonly kills: number
	/** Chats and local dates without a tip, and tips too many. */
	readonly missed: number
	readonly repeated: number
	/** Messages without an answer when their replica was killed, and those answered up to so long before. */
	readonly unanswered: number
	readonly unheard: number
	/** Tips that a chat got on two dates although others were left. */
	readonly sameTip: number
	/** Chats and dates whose row in the ledger is not settled as sent. */
	readonly notSent: number
	/** Messages that arrived outside a chat's hours. */
	readonly outOfHours: number
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const FIRST_MS = Date.parse('2026-03-02T00:00:00Z')
/** Of the recorder. */
const LATENCY_MS = 60
/** For an answer to be heard and written down. */
const RETURN_MS = 50
/** Simulated: in the morning two seconds, afterwards more. */
const LEASE_MS = 2 * HOUR_MS
/** More than days, so that none has to come twice. */
const TIPS = 40
/** In all of them half past nine has come at 5:30 UTC, and eight in the evening not yet at noon. */
const ZONES = ['Asia/Shanghai', 'Asia/Kolkata', 'Asia/Kathmandu', 'Asia/Dubai'] as const

/** How fast a day goes by, in hours of UTC and real milliseconds. */
const MORNING = { from: 0.25, to: 5.5, ms: 5500 }
/** Cut short as soon as everybody has their tip. Another replica takes over after 17 seconds at the latest. */
const AFTERNOON = { from: 5.5, to: 11.5, ms: 90_000 }
const NIGHT = { from: 11.5, to: 24, ms: 500 }
const STEP_MS = 10
/** From the first tip of a day to a kill, at most. */
const KILL_WITHIN_MS = 3000
const MEETS_SHARE = 0.7
const MEETS_WITHIN_MS = 3000

interface Chat {
	readonly id: string
	readonly zone: string
	/** From half past eight to half past nine, so that sends are spread. */
	readonly atMinute: number
}

const chatsOf = (count: number): readonly Chat[] =>
	Array.from({ length: count }, (_, index) => ({
		id: String(1000 + index),
		zone: ZONES[index % ZONES.length] ?? 'UTC',
		atMinute: 8 * 60 + 30 + (index % 60),
	}))

const subscribe = async (place: PostgresPlace, chats: readonly Chat[]): Promise<void> => {
	const store = await place.open({ now: () => FIRST_MS - DAY_MS })
	for (const { id, zone, atMinute } of chats)
		await store.subscriptions.put(chatOf(id), '1', { ...DAILY, zone, atMinute })
	await store.close()
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** Messages that were on their way when their replica was killed. */
const cutShort = (kills: readonly Kill[], { recorded }: Recorder, returnMs: number): number =>
	sum(
		kills.map(
			({ name, atMs }) =>
				recorded.filter(
					(message) =>
						message.name === name && (message.answeredMs === null || message.answeredMs > atMs - returnMs),
				).length,
		),
	)

/**
 * Two replicas on PostgreSQL, by a clock that is led from here, through days on some of which they are killed. Every
 * chat is to get one tip on each of its dates.
 */
export const thirtyDays = async (options: DaysOptions): Promise<DaysResult> => {
	const { say = () => undefined } = options
	const place = await postgresPlace()
	const clockPath = join(place.dataDir(), 'clock')
	const clock = leadClock(clockPath, FIRST_MS)
	const recorder = await startRecorder(clock, LATENCY_MS)
	const chats = chatsOf(options.chats)
	const zoneOf = new Map(chats.map(({ id, zone }) => [id, zone]))
	const localOf = ({ chat, atMs }: Recorded) => zonedTime(atMs, zoneOf.get(chat) ?? 'UTC')
	const random = createRandom(options.seed)

	const pass = async (
		dayMs: number,
		{ from, to, ms }: typeof MORNING,
		isOver: () => Promise<boolean> = async () => false,
	): Promise<void> => {
		const startMs = performance.now()
		for (let share = 0; share < 1 && !(await isOver()); ) {
			share = Math.min(1, (performance.now() - startMs) / ms)
			clock.set(dayMs + (from + share * (to - from)) * HOUR_MS)
			await sleep(STEP_MS)
		}
	}

	await subscribe(place, chats)
	const orders = {
		databaseUrl: place.settings['DATABASE_URL'] ?? '',
		recorderUrl: recorder.url,
		clockPath,
		leaseMs: LEASE_MS,
		tips: TIPS,
	}
	const pair = startPair(orders, recorder, random)
	try {
		const playDay = async (dayMs: number, kill: boolean): Promise<void> => {
			const before = recorder.recorded.length
			const gotOne = (): number => new Set(recorder.recorded.slice(before).map(({ chat }) => chat)).size
			const strike = async (): Promise<void> => {
				while (recorder.recorded.length === before) await sleep(STEP_MS)
				await sleep(random() * KILL_WITHIN_MS)
				// Tips go out in bursts; most kills are to meet one.
				if (random() < MEETS_SHARE)
					await waitUntil(() => recorder.underWay() > 0, MEETS_WITHIN_MS).catch(() => undefined)
				await pair.strike()
			}
			const struck = kill ? strike() : Promise.resolve()
			await pass(dayMs, MORNING)
			await pass(dayMs, AFTERNOON, async () => gotOne() === chats.length && (await place.openRows()) === 0)
			await struck
			await pass(dayMs, { ...NIGHT, from: (clock.now() - dayMs) / HOUR_MS })
			say(`${new Date(dayMs).toISOString().slice(0, 10)}: ${recorder.recorded.length - before} tips`)
		}
		for (const [day, kill] of options.kills.entries()) await playDay(FIRST_MS + day * DAY_MS, kill)
		await pair.stop()

		const dates = options.kills.map((_, day) => new Date(FIRST_MS + day * DAY_MS).toISOString().slice(0, 10))
		const store = await place.open(clock)
		const sent = await Promise.all(
			dates.map(async (date) => (await store.ledger.tally(tipCampaign(date))).sent),
		)
		await store.close()
		const { recorded } = recorder
		const byDate = Map.groupBy(recorded, (message) => `${message.chat} ${localOf(message).date}`)
		const byTip = Map.groupBy(recorded, ({ chat, tip }) => `${chat} ${tip}`)
		return {
			days: dates.length,
			chats: chats.length,
			kills: pair.kills.length,
			missed: dates.length * chats.length - byDate.size,
			repeated: recorded.length - byDate.size,
			unanswered: cutShort(pair.kills, recorder, 0),
			unheard: cutShort(pair.kills, recorder, RETURN_MS),
			sameTip: [...byTip.values()].filter(
				(messages) => new Set(messages.map((message) => localOf(message).date)).size > 1,
			).length,
			notSent: dates.length * chats.length - sum(sent),
			outOfHours: recorded.filter((message) => {
				const { minute } = localOf(message)
				return minute < 8 * 60 + 30 || minute > 20 * 60
			}).length,
		}
	} finally {
		await pair.stop()
		await recorder.stop()
		await place.dispose()
	}
}
