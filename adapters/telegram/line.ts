import { createPriorityQueue } from './priority-queue.ts'

export interface Place {
	readonly chatId: number
	/** Who came first has the lowest. */
	readonly place: number
}

/** Those who wait for their turns, in the order of their places, as far as their chats may be written to. */
export interface Line<Item extends Place> {
	readonly size: () => number
	readonly push: (item: Item) => void
	/** When the next one's chat may be written to: now or earlier, later, or Infinity when nobody waits. */
	readonly nextMs: (now: number) => number
	/** Takes that one away; call `nextMs` before. */
	readonly shift: () => Item | undefined
	/** Takes all away, in any order. */
	readonly drain: () => readonly Item[]
}

/**
 * @param readyMs when a chat may be written to: what it says now may be later another time, never earlier. Whoever is
 * taken is looked at a few times, however many wait.
 */
export const createLine = <Item extends Place>(readyMs: (chatId: number) => number): Line<Item> => {
	const ready = createPriorityQueue<Item>((a, b) => a.place < b.place)
	/** Those whose chats were written to just now, until when that holds at least. */
	const held = createPriorityQueue<{ readonly item: Item; readonly untilMs: number }>(
		(a, b) => a.untilMs < b.untilMs,
	)

	const release = (now: number): void => {
		for (let first = held.first(); first !== undefined && first.untilMs <= now; first = held.first()) {
			held.shift()
			ready.push(first.item)
		}
	}

	return {
		size: () => ready.size() + held.size(),
		push: ready.push,
		nextMs: (now) => {
			release(now)
			for (let first = ready.first(); first !== undefined; first = ready.first()) {
				const untilMs = readyMs(first.chatId)
				if (untilMs <= now) return untilMs
				ready.shift()
				held.push({ item: first, untilMs })
			}
			return held.first()?.untilMs ?? Number.POSITIVE_INFINITY
		},
		shift: ready.shift,
		drain: () => {
			release(Number.POSITIVE_INFINITY)
			const all: Item[] = []
			for (let item = ready.shift(); item !== undefined; item = ready.shift()) all.push(item)
			return all
		},
	}
}
