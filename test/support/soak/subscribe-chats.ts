import type { Chat } from 'grammy/types'
import { zonedTime } from '../../../src/domain/zoned-time.ts'
import type { Store } from '../../../src/ports/store.ts'
import type { BotApi } from '../bot-api/bot-api.ts'
import type { ChatOptions } from '../bot-api/chats.ts'
import { privateChat, user } from '../bot-api/updates.ts'
import { chatOf, DAILY } from '../broadcast.ts'

const DAY_MS = 86_400_000
const AT_ONCE = 16

/** For a store that chats opt in through: they did so long before today's tip. */
export const yesterday = { now: (): number => Date.now() - DAY_MS }

export interface NewChat {
	readonly chat: Chat
	readonly options?: ChatOptions
}

export const newPerson = (id: number): NewChat => ({ chat: privateChat(user(id)) })

export interface SubscribeOptions {
	/** Opened with the clock `yesterday`. */
	readonly store: Pick<Store, 'subscriptions'>
	readonly api: BotApi
	readonly zone: string
	/** Of their tips, after the present moment; default -2: they are due. */
	readonly inMinutes?: number
}

/** Chats that the test server knows and that have opted in to the daily tip. */
export const subscribeChats = async (
	chats: readonly NewChat[],
	{ store, api, zone, inMinutes = -2 }: SubscribeOptions,
): Promise<void> => {
	const atMinute = zonedTime(Date.now(), zone).minute + inMinutes
	const left = chats.values()
	const worker = async (): Promise<void> => {
		for (const { chat, options } of left) {
			api.addChat(chat, options)
			await store.subscriptions.put(chatOf(String(chat.id)), '1', { ...DAILY, atMinute, zone })
		}
	}
	await Promise.all(Array.from({ length: AT_ONCE }, worker))
}
