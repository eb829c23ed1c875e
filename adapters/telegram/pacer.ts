import type { Clock } from '../../src/ports/clock.ts'
import type { Pace } from './capabilities.ts'

/** Lets calls go one by one, as fast as Telegram allows. */
export interface Pacer {
	/** Runs a task that writes into a chat when it is that chat's turn. */
	readonly run: <Result>(chatId: number, task: () => Promise<Result>) => Promise<Result>
	/** Nothing is written by the whole account for so long, and slowly for a while after. */
	readonly pause: (ms: number) => void
	/** Tasks that wait for their turn. */
	readonly waiting: () => number
}

interface Waiting {
	readonly chatId: number
	readonly go: () => void
}

const MINUTE_MS = 60_000
/** Chats whose last messages are remembered; older ones are long past any limit. */
const MOST_CHATS = 5000

export const createPacer = (clock: Clock, pace: Pace): Pacer => {
	const queue: Waiting[] = []
	/** When the last messages went into each chat, oldest first; of a group those of a minute. */
	const sent = new Map<number, readonly number[]>()
	let running = 0
	let pausedUntil = 0
	let slowUntil = 0
	let lastAt = Number.NEGATIVE_INFINITY
	let timer: NodeJS.Timeout | undefined

	const readyAt = (chatId: number): number => {
		const times = sent.get(chatId) ?? []
		const last = times.at(-1)
		if (last === undefined) return 0
		const isFull = chatId < 0 && times.length >= pace.perGroupPerMinute
		return Math.max(last + pace.perChatMs, isFull ? (times[0] ?? 0) + MINUTE_MS : 0)
	}

	const note = (chatId: number, now: number): void => {
		const recent = chatId < 0 ? (sent.get(chatId) ?? []).filter((at) => at > now - MINUTE_MS) : []
		sent.delete(chatId)
		sent.set(chatId, [...recent, now])
		const [oldest] = sent.keys()
		if (sent.size > MOST_CHATS && oldest !== undefined) sent.delete(oldest)
		lastAt = now
	}

	/** When anything at all may be written. */
	const openAt = (): number =>
		Math.max(pausedUntil, clock.now() < slowUntil ? lastAt + 1000 / pace.slowPerSecond : 0)

	const pump = (): void => {
		clearTimeout(timer)
		while (queue.length > 0 && running < pace.atOnce) {
			const now = clock.now()
			const ready = openAt() <= now ? queue.findIndex(({ chatId }) => readyAt(chatId) <= now) : -1
			const [next] = ready < 0 ? [] : queue.splice(ready, 1)
			if (next === undefined) {
				const soonest = Math.min(...queue.map(({ chatId }) => readyAt(chatId)))
				timer = setTimeout(pump, Math.max(1, Math.max(openAt(), soonest) - now))
				return
			}
			note(next.chatId, now)
			running += 1
			next.go()
		}
	}

	return {
		run: async (chatId, task) => {
			await new Promise<void>((go) => {
				queue.push({ chatId, go })
				pump()
			})
			try {
				return await task()
			} finally {
				running -= 1
				pump()
			}
		},
		pause: (ms) => {
			pausedUntil = Math.max(pausedUntil, clock.now() + ms)
			slowUntil = pausedUntil + pace.slowForMs
			pump()
		},
		waiting: () => queue.length,
	}
}
