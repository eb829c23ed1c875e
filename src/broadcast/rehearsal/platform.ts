import type { Delivered, Outbox, Outgoing } from '../../ports/outbox.ts'
import { type Arrival, change, nowOf, type RehearsedChat } from './chats.ts'
import type { RehearsalClock } from './clock.ts'
import type { People } from './people.ts'
import { type Life, NEVER } from './service.ts'

/** How often the platform makes trouble, each a share of all calls. */
export interface Troubles {
	/** Answers 429 and takes the message after a while. */
	readonly slow: number
	/** Answers 5xx, or breaks off. */
	readonly broken: number
}

export interface PlatformCounts {
	calls: number
	slow: number
	broken: number
	gone: number
	noRights: number
	moved: number
}

export interface Platform {
	/** As one process sees it: once it is dead it hears no answer. */
	readonly outboxFor: (life: Life) => Outbox
	readonly counts: PlatformCounts
	readonly setTroubles: (troubles: Troubles) => void
	/** Before or after so many more calls something happens, in the middle of a wave. */
	readonly arm: (calls: number, what: () => void) => void
}

export interface PlatformOptions {
	readonly people: People
	readonly clock: RehearsalClock
	readonly random: () => number
	/** The time passes, and others act meanwhile. */
	readonly elapse: (ms: number) => Promise<void>
	readonly arrived: (chat: RehearsedChat, arrival: Arrival, outgoing: Outgoing) => void
	/** A message for an id that nobody has, or ever had. */
	readonly nobodyAt: (outgoing: Outgoing) => void
	/** What the ledger calls the message that is being delivered. */
	readonly campaignOf: (outgoing: Outgoing) => Pick<Arrival, 'campaign' | 'tip'>
}

const CALL_MS = 10
const LONGEST_WAIT_MS = 20_000
const LONGEST_LATER_MS = 60_000
/** Of the messages that break off, those that have arrived all the same. */
const ARRIVED_UNKNOWN = 0.1

/** A platform with people behind it, that is slow, breaks and refuses as real ones do. */
export const createPlatform = (options: PlatformOptions): Platform => {
	const { people, clock, random, elapse, arrived, nobodyAt, campaignOf } = options
	const counts: PlatformCounts = { calls: 0, slow: 0, broken: 0, gone: 0, noRights: 0, moved: 0 }
	let troubles: Troubles = { slow: 0, broken: 0 }
	let armed: { calls: number; readonly what: () => void } | null = null

	const fire = (): void => {
		if (armed === null || armed.calls > 0) return
		const { what } = armed
		armed = null
		what()
	}

	const take = (chat: RehearsedChat, outgoing: Outgoing, how: Pick<Arrival, 'unheard' | 'sentBy'>): void => {
		const { campaign, tip } = campaignOf(outgoing)
		const arrival = { trueMs: clock.trueMs(), atMs: clock.now(), campaign, tip, ...how, settled: false }
		arrived(chat, arrival, outgoing)
		chat.arrivals.push(arrival)
	}

	const answer = (outgoing: Outgoing, sentBy: Life): Delivered => {
		const { ref } = outgoing
		const to = people.movedTo(ref.chat)
		if (to !== null) {
			counts.moved += 1
			return { kind: 'moved', to }
		}
		const chat = people.at(ref)
		if (chat === null) {
			nobodyAt(outgoing)
			return { kind: 'gone', why: 'nobody there' }
		}
		if (chat.blocked) {
			counts.gone += 1
			change(chat, clock, { subscription: null })
			return { kind: 'gone', why: 'blocked' }
		}
		if (chat.mute) {
			counts.noRights += 1
			const { subscription } = nowOf(chat)
			if (subscription !== null) change(chat, clock, { subscription: { ...subscription, paused: true } })
			return { kind: 'no-rights', why: 'not allowed' }
		}
		if (random() < troubles.broken) {
			counts.broken += 1
			chat.troubled.add(campaignOf(outgoing).campaign)
			if (random() < ARRIVED_UNKNOWN) take(chat, outgoing, { sentBy, unheard: true })
			return { kind: 'later', afterMs: Math.floor(random() * LONGEST_LATER_MS), why: '502' }
		}
		take(chat, outgoing, { sentBy, unheard: false })
		return { kind: 'sent' }
	}

	const deliver = async (outgoing: Outgoing, life: Life): Promise<Delivered> => {
		counts.calls += 1
		if (armed !== null) armed.calls -= 1
		await elapse(Math.ceil(CALL_MS * random()))
		// Half of what happens in a wave happens before the message has left, half after.
		if (random() < 0.5) fire()
		if (life.dead) return NEVER
		if (!(await outgoing.mayStart())) return { kind: 'withdrawn' }
		if (random() < troubles.slow) {
			counts.slow += 1
			await elapse(Math.ceil(LONGEST_WAIT_MS * random()))
			if (!(await outgoing.mayStart())) return { kind: 'withdrawn' }
		}
		const delivered = answer(outgoing, life)
		fire()
		return life.dead ? NEVER : delivered
	}

	return {
		outboxFor: (life) => ({ atOnce: 8, deliver: (outgoing) => deliver(outgoing, life) }),
		counts,
		setTroubles: (set) => {
			troubles = set
		},
		arm: (calls, what) => {
			armed = { calls, what }
		},
	}
}
