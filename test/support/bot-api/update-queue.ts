import type { Update } from 'grammy/types'

export type UpdateType = Exclude<keyof Update, 'update_id'>

export interface QueuedUpdate {
	readonly update: Update
	/** Sent a second time: an offset confirms it only once it was handed out again. */
	readonly again: boolean
	handedOut: boolean
}

export interface UpdateQueue {
	readonly push: (update: Omit<Update, 'update_id'>) => Update
	readonly pushAgain: (update: Update) => void
	readonly pending: () => number
	readonly confirmedBelow: () => number
	/** Oldest first. */
	readonly all: () => Iterable<QueuedUpdate>
	/** Takes away those below the offset; a negative one keeps that many from the end. */
	readonly confirmBelow: (offset: number) => void
	readonly confirm: (queued: QueuedUpdate) => void
	readonly drop: () => void
	/** Hands out the oldest; those of a type not allowed are dropped. */
	readonly take: (limit: number, allowed: (type: UpdateType) => boolean) => readonly Update[]
	/** Calls with each update queued from now on; the result ends it. */
	readonly onPush: (listener: (queued: QueuedUpdate) => void) => () => void
}

export const updateType = (update: Update): UpdateType => {
	for (const key of Object.keys(update)) if (key !== 'update_id') return key as UpdateType
	throw new TypeError('An update holds nothing')
}

const FIRST_ID = 1000

export const createUpdateQueue = (changed: () => void): UpdateQueue => {
	const queue = new Set<QueuedUpdate>()
	const listeners = new Set<(queued: QueuedUpdate) => void>()
	let nextId = FIRST_ID
	let confirmedBelow = 0
	const add = (queued: QueuedUpdate): void => {
		queue.add(queued)
		for (const listener of listeners) listener(queued)
		changed()
	}
	const oldestPending = (): number => {
		for (const { update, again } of queue) if (!again) return update.update_id
		return nextId
	}
	const confirmBelow = (offset: number): void => {
		for (const queued of queue)
			if (queued.update.update_id < offset && (!queued.again || queued.handedOut)) queue.delete(queued)
		confirmedBelow = Math.max(confirmedBelow, offset)
		changed()
	}
	return {
		push: (fields) => {
			const update: Update = { ...fields, update_id: nextId++ }
			add({ update, again: false, handedOut: false })
			return update
		},
		pushAgain: (update) => add({ update, again: true, handedOut: false }),
		pending: () => queue.size,
		confirmedBelow: () => confirmedBelow,
		all: () => queue,
		confirmBelow: (offset) => {
			if (offset > 0) return confirmBelow(offset)
			const kept = [...queue].slice(offset)[0]
			if (offset < 0 && kept !== undefined) confirmBelow(kept.update.update_id)
		},
		confirm: (queued) => {
			queue.delete(queued)
			confirmedBelow = Math.max(confirmedBelow, oldestPending())
			changed()
		},
		drop: () => {
			queue.clear()
			changed()
		},
		take: (limit, allowed) => {
			const taken: Update[] = []
			for (const queued of queue) {
				if (taken.length === limit) break
				if (allowed(updateType(queued.update))) {
					queued.handedOut = true
					taken.push(queued.update)
				} else queue.delete(queued)
			}
			return taken
		},
		onPush: (listener) => {
			listeners.add(listener)
			return () => listeners.delete(listener)
		},
	}
}
