import { dateAfter, instantOf } from '../../domain/zoned-time.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Claim } from '../../ports/ledger.ts'
import type { Log } from '../../ports/log.ts'
import type { Store } from '../../ports/store.ts'
import { createPlanner, type PlannerOptions } from '../plan-tips.ts'
import { createRunner, type RunnerOptions } from '../run-deliveries.ts'
import { noticeCampaign, noticeWave, planWave } from '../send-now.ts'
import { createAudit, type DayCount } from './audit.ts'
import { nowOf } from './chats.ts'
import { createRehearsalClock, type RehearsalClock } from './clock.ts'
import { rehearsalEvents } from './events.ts'
import { createHappenings, type Mark } from './happenings.ts'
import { createMachine, type MachineCounts } from './machine.ts'
import { createNames } from './names.ts'
import { createPeople, REHEARSAL_PLATFORM } from './people.ts'
import { createPlatform, type PlatformCounts } from './platform.ts'
import { createLife, createRehearsedService, mortal, type RehearsedService } from './service.ts'
import { createTimes } from './times.ts'

export interface RehearseOptions extends Pick<PlannerOptions, 'tips' | 'quiet' | 'dayKind'> {
	/** An empty one. */
	readonly openStore: (clock: Clock) => Promise<Store>
	readonly compose: RunnerOptions['compose']
	/** The service's own, and the office's. */
	readonly zone: string
	/** The first local day, `2026-11-26`. */
	readonly from: string
	readonly days: number
	/** That have subscribed on the first day; default 24. */
	readonly firstChats?: number
	/** The same seed makes the same year, but for the order of chats within a wave, which is the store's. */
	readonly seed: number
	/** Numbers in [0, 1). */
	readonly createRandom: (seed: number) => () => number
	/** Those that are rehearsed; others only to see that the rehearsal finds what is wrong with them. */
	readonly createPlanner?: typeof createPlanner
	readonly createRunner?: typeof createRunner
}

export interface Rehearsal {
	readonly from: string
	/** By date of the tips; the last two days of the rehearsal are not judged. */
	readonly days: ReadonlyMap<string, DayCount>
	readonly marks: ReadonlyMap<string, ReadonlySet<Mark>>
	readonly platform: PlatformCounts
	readonly machine: MachineCounts
	readonly chats: number
	readonly deeds: number
	readonly duplicates: number
	/** Promises that were not kept, in words, the first one first. */
	readonly violations: readonly string[]
}

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const FIRST_CHATS = 24
/** Others join in the course of time. */
const MORE_CHATS = 16
/** After which everybody has had a date, and whatever was late for it. */
const CLOSE_DATE_MS = 4 * DAY_MS
const UNJUDGED_DAYS = 2
const RETENTION_MS = 90 * DAY_MS

const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

/**
 * Plays days or years with the real planner, runner and store, and everything else made up: a platform with people
 * behind it, a clock that jumps to the next moment at which something happens, and an audit that knows only what was
 * promised. Touches no channel and no other store.
 */
export const rehearse = async (options: RehearseOptions): Promise<Rehearsal> => {
	const startMs = instantOf(options.from, 0, options.zone)
	const clock = createRehearsalClock(startMs)
	const store = await options.openStore(clock)
	try {
		return await play(options, { clock, store, startMs, endMs: startMs + options.days * DAY_MS })
	} finally {
		await store.close()
	}
}

interface Stage {
	readonly clock: RehearsalClock
	readonly store: Store
	readonly startMs: number
	readonly endMs: number
}

const play = async (
	options: RehearseOptions,
	{ clock, store, startMs, endMs }: Stage,
): Promise<Rehearsal> => {
	const { tips, quiet, dayKind, zone, from, days, seed, createRandom } = options
	const firstChats = options.firstChats ?? FIRST_CHATS
	const audit = createAudit({ ledger: store.ledger, tips: tips.length, quiet, dayKind })
	const people = createPeople({
		store,
		clock,
		random: createRandom(seed + 1),
		most: firstChats + MORE_CHATS,
		retentionMs: RETENTION_MS,
	})
	const events = rehearsalEvents(startMs, days, createRandom(seed))
	for (const event of events) if (event.kind === 'trouble') audit.trouble(event.atMs, event.untilMs)
	const names = createNames(options.compose)
	/** When the next open delivery may be taken; 0 where nobody has asked yet. */
	let nextOpenMs = 0

	const platform = createPlatform({
		people,
		clock,
		random: createRandom(seed + 2),
		elapse: async (ms) => {
			clock.passTo(clock.trueMs() + ms)
			await happenings.happen(true)
		},
		arrived: (chat, arrival, outgoing) => {
			const pausedMs = clock.trueMs() - (machine.pausedSinceMs() ?? clock.trueMs())
			audit.arrived(chat, arrival, outgoing, pausedMs)
		},
		nobodyAt: ({ ref }) => audit.violate(`sent to ${ref.chat}, where nobody is`),
		campaignOf: names.campaignOf,
	})

	const createService = (owner: string): RehearsedService => {
		const life = createLife()
		const sent = ({ ref, campaign }: Claim): void => {
			names.counts.sent += 1
			const chat = people.at(ref)
			if (chat !== null) audit.settled(chat, campaign)
		}
		const ports = {
			store: mortal(store, life, { claimed: names.claimed, sent }),
			tips,
			clock,
			quiet,
			log: SILENT,
		}
		const planner = (options.createPlanner ?? createPlanner)({ ...ports, dayKind })
		const runner = (options.createRunner ?? createRunner)({ ...ports, zone, owner, compose: names.compose })
		return createRehearsedService(life, { planner, runner }, platform.outboxFor(life), REHEARSAL_PLATFORM)
	}
	const machine = createMachine({ clock, audit, switches: store.switches, createService })

	const notice = async (): Promise<void> => {
		const text = `Notice of ${new Date(clock.trueMs()).toISOString()}`
		const wave = await noticeWave({ store, clock, quiet }, text)
		const wanted = people.chats.filter((chat) => nowOf(chat).subscription?.paused === false)
		if (wave.rows.length !== wanted.length)
			audit.violate(`a notice for ${wave.rows.length} chats, where ${wanted.length} have subscribed`)
		await planWave(store, wave)
		nextOpenMs = 0
		audit.expectNotice(noticeCampaign(text), wanted, clock.trueMs())
	}

	const happenings = createHappenings({ events, clock, zone, people, platform, machine, notice })

	const times = createTimes(people.chats)

	/** The next moment at which anything can happen. */
	const nextMs = (unsettled: boolean): number => {
		const nowMs = clock.trueMs()
		const comingMs = Math.min(happenings.nextMs(), endMs)
		if (machine.service() === null || machine.pausedSinceMs() !== null) return comingMs
		const wrongByMs = clock.now() - nowMs
		return Math.min(
			comingMs,
			times.nextMs(clock.now()) - wrongByMs,
			Math.max(nextOpenMs - wrongByMs, nowMs + MINUTE_MS),
			// What was not sent may make room for what was kept back by it.
			unsettled ? nowMs + MINUTE_MS : endMs,
		)
	}

	for (let count = 0; count < firstChats; count += 1) await people.act('join')
	machine.start()
	let openDate = from
	while (clock.trueMs() < endMs) {
		await happenings.happen(false)
		const { claimed, sent } = names.counts
		if (await machine.service()?.tick(nextOpenMs <= clock.now()))
			nextOpenMs = (await store.ledger.nextOpenMs(REHEARSAL_PLATFORM)) ?? Number.POSITIVE_INFINITY
		for (; Date.parse(openDate) + CLOSE_DATE_MS < clock.trueMs(); openDate = dateAfter(openDate, 1)) {
			await audit.closeDate(openDate, people.chats)
			await store.expire(clock.now() - RETENTION_MS)
		}
		const unsettled = names.counts.claimed - claimed > names.counts.sent - sent
		if (!happenings.isLate()) clock.passTo(nextMs(unsettled))
	}
	machine.end()
	const lastDate = dateAfter(from, days - 1 - UNJUDGED_DAYS)
	for (; openDate <= lastDate; openDate = dateAfter(openDate, 1))
		await audit.closeDate(openDate, people.chats)
	return {
		from,
		days: audit.days,
		marks: happenings.marks,
		platform: platform.counts,
		machine: machine.counts,
		chats: people.chats.length,
		deeds: happenings.deeds(),
		duplicates: audit.duplicates(),
		violations: audit.violations,
	}
}
