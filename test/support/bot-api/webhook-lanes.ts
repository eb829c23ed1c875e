import { type QueuedUpdate, updateType } from './update-queue.ts'

export interface Lanes {
	readonly add: (queued: QueuedUpdate) => void
	readonly stop: () => void
}

interface LaneOptions {
	readonly maxAtOnce: number
	readonly backoffMs: number
	/** Whether it was taken; if not, it comes again after the backoff. */
	readonly deliver: (queued: QueuedUpdate) => Promise<boolean>
}

/**
 * As in Telegram's own server (webhook_queue_id): updates of one kind from one chat, or from one person where
 * there is no chat, wait for one another; others are pushed side by side.
 */
const laneOf = ({ update }: QueuedUpdate): string => {
	const { message, edited_message, channel_post, edited_channel_post, callback_query, inline_query } = update
	const inChat = message ?? edited_message ?? channel_post ?? edited_channel_post
	if (inChat !== undefined) return `chat ${inChat.chat.id}`
	const type = updateType(update)
	const from = callback_query ?? inline_query ?? update.chosen_inline_result ?? update.chat_member
	if (from !== undefined) return `${type} ${from.from.id}`
	return `${type} ${update.my_chat_member?.chat.id ?? ''}`
}

export const createLanes = ({ maxAtOnce, backoffMs, deliver }: LaneOptions): Lanes => {
	const lanes = new Map<string, QueuedUpdate[]>()
	const ready: string[] = []
	const backoffs = new Set<NodeJS.Timeout>()
	let atOnce = 0
	let stopped = false

	const again = (lane: string): void => {
		const backoff = setTimeout(() => {
			backoffs.delete(backoff)
			ready.push(lane)
			pump()
		}, backoffMs)
		backoffs.add(backoff)
	}
	const deliverFirst = async (lane: string): Promise<void> => {
		const waiting = lanes.get(lane) ?? []
		const [first] = waiting
		if (first === undefined) return
		atOnce++
		const taken = await deliver(first)
		atOnce--
		if (stopped) return
		if (!taken) again(lane)
		else {
			waiting.shift()
			if (waiting.length > 0) ready.push(lane)
			else lanes.delete(lane)
		}
		pump()
	}
	const pump = (): void => {
		while (!stopped && atOnce < maxAtOnce) {
			const lane = ready.shift()
			if (lane === undefined) return
			void deliverFirst(lane)
		}
	}
	return {
		add: (queued) => {
			const lane = laneOf(queued)
			const waiting = lanes.get(lane)
			if (waiting !== undefined) return void waiting.push(queued)
			lanes.set(lane, [queued])
			ready.push(lane)
			pump()
		},
		stop: () => {
			stopped = true
			for (const backoff of backoffs) clearTimeout(backoff)
		},
	}
}
