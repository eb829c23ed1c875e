import type { Chat } from 'grammy/types'
import { nowMs } from './call.ts'
import { Refusal } from './refusal.ts'

export interface RateLimits {
	readonly perSecond: number
	readonly perChatPerSecond: number
	readonly perGroupPerMinute: number
}

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS

/** Times within a window that slides, oldest first. */
const createWindow = (limit: number, lengthMs: number) => {
	const timesMs: number[] = []
	return {
		/** 0 when there is room. */
		waitMs: (now: number): number => {
			while (timesMs[0] !== undefined && now - timesMs[0] >= lengthMs) timesMs.shift()
			const [oldest] = timesMs
			return oldest === undefined || timesMs.length < limit ? 0 : lengthMs - (now - oldest)
		},
		take: (now: number): void => {
			timesMs.push(now)
		},
	}
}

type Window = ReturnType<typeof createWindow>

/** Counts a message to the chat, or refuses it with the seconds to wait. */
export type CountMessage = (chat: Chat) => void

export const createRates = (limits: RateLimits | null): CountMessage => {
	if (limits === null) return () => undefined
	const overall = createWindow(limits.perSecond, SECOND_MS)
	const chats = new Map<number, readonly Window[]>()
	const windowsOf = ({ id, type }: Chat): readonly Window[] => {
		const found = chats.get(id)
		if (found !== undefined) return found
		const inChat = createWindow(limits.perChatPerSecond, SECOND_MS)
		const added =
			type === 'private'
				? [overall, inChat]
				: [overall, inChat, createWindow(limits.perGroupPerMinute, MINUTE_MS)]
		chats.set(id, added)
		return added
	}
	return (chat) => {
		const now = nowMs()
		const windows = windowsOf(chat)
		const waitMs = Math.max(...windows.map((window) => window.waitMs(now)))
		if (waitMs > 0) {
			const seconds = Math.ceil(waitMs / SECOND_MS)
			throw new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })
		}
		for (const window of windows) window.take(now)
	}
}
