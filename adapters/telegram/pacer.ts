import type { Clock } from '../../src/ports/clock.ts'
import type { Pace } from './capabilities.ts'
import { createLine, type Place } from './line.ts'

/** What a citizen waits for, and what nobody asked for. */
export type Kind = 'answer' | 'broadcast'

/** Runs a task that writes when its turn has come. Another try keeps the place in line of the first. */
export type Turn = <Result>(task: () => Promise<Result>) => Promise<Result>

/** A broadcast that was turned away before its task ran. */
export class NoTurn extends Error {
	/** How long it would have had to wait; 0 when the channel is closing. */
	readonly waitMs: number

	constructor(waitMs: number) {
		super(waitMs > 0 ? `Telegram takes nothing for ${Math.ceil(waitMs / 1000)} s` : 'the channel is closing')
		this.waitMs = waitMs
	}
}

/** Lets calls go one by one, as fast as Telegram allows, answers before broadcasts. */
export interface Pacer {
	/** A place in line for one message into a chat. Rejects with NoTurn, broadcasts only. */
	readonly queue: (chatId: number, kind: Kind) => Turn
	/** Nothing is written by the whole account for so long, and slowly for a while after. */
	readonly pause: (ms: number) => void
	/** Turns broadcasts away from now on; answers keep their places. */
	readonly close: () => void
	/** Tasks that wait for their turn. */
	readonly waiting: () => number
}

export interface PacerOptions {
	/** One that is never set back, or nothing would be written until it is where it was. */
	readonly clock: Clock
	readonly pace: Pace
	/** A broadcast does not wait for the end of a longer pause. */
	readonly mostWaitMs: number
}

interface Waiting extends Place {
	readonly go: () => void
	readonly turnAway: (why: NoTurn) => void
}

const SECOND_MS = 1000
const MINUTE_MS = 60_000
/** A longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

export const createPacer = ({ clock, pace, mostWaitMs }: PacerOptions): Pacer => {
	const atOnce: Readonly<Record<Kind, number>> = { answer: pace.atOnce, broadcast: pace.broadcastsAtOnce }
	/** When messages went into each chat in the last minute, oldest first; the chat written to last comes last. */
	const sent = new Map<number, readonly number[]>()
	let places = 0
	let running = 0
	let pausedUntil = 0
	let slowUntil = 0
	/** When the account's messages of the last second leave room for one more. */
	let roomAt = 0
	let closed = false
	let timer: NodeJS.Timeout | undefined

	const readyAt = (chatId: number): number => {
		const times = sent.get(chatId) ?? []
		const last = times.at(-1)
		if (last === undefined) return 0
		const isFull = chatId < 0 && times.length >= pace.perGroupPerMinute
		return Math.max(last + pace.perChatMs, isFull ? (times.at(-pace.perGroupPerMinute) ?? 0) + MINUTE_MS : 0)
	}

	const lines = { answer: createLine<Waiting>(readyAt), broadcast: createLine<Waiting>(readyAt) }

	const note = (chatId: number, now: number): void => {
		const recent = (sent.get(chatId) ?? []).filter((at) => at > now - MINUTE_MS)
		sent.delete(chatId)
		sent.set(chatId, [...recent, now])
		for (const [oldest, times] of sent) {
			if ((times.at(-1) ?? 0) > now - MINUTE_MS) break
			sent.delete(oldest)
		}
		// Each message takes its share of a second. Whoever waits for the room finds fewer than `perSecond` messages in
		// the second before, evenly spread; what came before that second is not paid back.
		roomAt = Math.min(now + SECOND_MS, Math.max(roomAt, now) + SECOND_MS / pace.perSecond)
	}

	/** When the first in line may go; Infinity without one, or while too many calls are under way. */
	const nextAt = (kind: Kind, now: number): number => {
		if (running >= atOnce[kind]) return Number.POSITIVE_INFINITY
		const inRoom = kind === 'broadcast' || now < slowUntil
		return Math.max(lines[kind].nextMs(now), pausedUntil, inRoom ? roomAt : 0)
	}

	const turnAway = (now: number): void => {
		const waitMs = closed ? 0 : pausedUntil - now
		if (!closed && waitMs <= mostWaitMs) return
		for (const waiting of lines.broadcast.drain()) waiting.turnAway(new NoTurn(waitMs))
	}

	const pump = (): void => {
		clearTimeout(timer)
		const now = clock.now()
		turnAway(now)
		for (;;) {
			const [answerAt, broadcastAt] = [nextAt('answer', now), nextAt('broadcast', now)]
			const next = Math.min(answerAt, broadcastAt)
			if (next > now) {
				const waitMs = Math.min(LONGEST_TIMER_MS, Math.max(1, next - now))
				if (Number.isFinite(next)) timer = setTimeout(pump, waitMs)
				return
			}
			const first = lines[answerAt <= now ? 'answer' : 'broadcast'].shift()
			if (first === undefined) return
			note(first.chatId, now)
			running += 1
			first.go()
		}
	}

	return {
		queue: (chatId, kind) => {
			const place = ++places
			return async (task) => {
				await new Promise<void>((go, turnAway) => {
					lines[kind].push({ chatId, place, go, turnAway })
					pump()
				})
				try {
					return await task()
				} finally {
					running -= 1
					pump()
				}
			}
		},
		pause: (ms) => {
			pausedUntil = Math.max(pausedUntil, clock.now() + ms)
			slowUntil = pausedUntil + pace.slowForMs
			pump()
		},
		close: () => {
			closed = true
			pump()
		},
		waiting: () => lines.answer.size() + lines.broadcast.size(),
	}
}
