import type { Chat, Message, Update, UserFromGetMe } from 'grammy/types'
import type { Call } from './call.ts'
import type { ChatOptions } from './chats.ts'
import type { Fault } from './faults.ts'
import type { RateLimits } from './rates.ts'
import type { WebhookSettings, WebhookTiming } from './webhook.ts'

export interface BotApiOptions {
	/** Default: the id of the bot and `:test-token`. */
	readonly token?: string
	/** Default: a bot with an id that no other server of this process has. */
	readonly me?: Partial<UserFromGetMe>
	/** Messages that are taken in a time; null, the default, takes all. Telegram's own are about 30, 1 and 20. */
	readonly limits?: RateLimits | null
	/** Default 50 ms of backoff and a time-out of 5 s. */
	readonly webhook?: Partial<WebhookTiming>
	/** How long the answer to a call other than getUpdates takes, after its effect; default 0. */
	readonly latencyMs?: number
	/** How long callback and inline queries can be answered, in milliseconds; default 30,000. */
	readonly queryMaxAgeMs?: number
}

/** A Telegram Bot API server for one bot, over real HTTP on this machine, led by the test that started it. */
export interface BotApi extends AsyncDisposable {
	readonly url: string
	readonly token: string
	readonly me: UserFromGetMe
	/** Every call that came with the right token, getUpdates and answers to webhooks included; grows. */
	readonly calls: readonly Call[]
	/** Chats are also learned from injected updates. */
	readonly addChat: (chat: Chat, options?: ChatOptions) => void
	/** Queues an update for the bot. */
	readonly inject: (update: Omit<Update, 'update_id'>) => Update
	/** Queues it again under the same number. */
	readonly redeliver: (update: Update) => void
	readonly fault: (fault: Fault) => void
	/** What the bot has sent to a chat and not deleted, in order, edits applied; grows. */
	readonly sentTo: (chatId: number) => readonly Message[]
	/** Updates with a lower number are confirmed, by an offset or by the answer to a push. */
	readonly confirmedBelow: number
	/** Updates not yet confirmed. */
	readonly pending: number
	/** Calls other than getUpdates under way, now and at most so far. */
	readonly inFlight: number
	readonly maxInFlight: number
	readonly webhook: WebhookSettings | undefined
	/** HTTP status of each push, 0 where there was no answer. */
	readonly webhookStatuses: readonly number[]
	/** Resolves as soon as something makes it true; rejects after timeoutMs (default 10,000) with the last calls. */
	readonly until: (done: () => boolean, timeoutMs?: number) => Promise<void>
	readonly stop: () => Promise<void>
}
