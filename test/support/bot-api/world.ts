import type { UserFromGetMe } from 'grammy/types'
import type { AllowedUpdates } from './allowed-updates.ts'
import type { Files, Payload } from './call.ts'
import type { Chats } from './chats.ts'
import type { Commands } from './commands.ts'
import type { Messages } from './messages.ts'
import type { Photos } from './photos.ts'
import type { Polling } from './polling.ts'
import type { Queries } from './queries.ts'
import type { CountMessage } from './rates.ts'
import type { UpdateQueue } from './update-queue.ts'
import type { Webhook } from './webhook.ts'

/** All that the methods of one server know and change. */
export interface World {
	readonly me: UserFromGetMe
	readonly chats: Chats
	readonly messages: Messages
	readonly queries: Queries
	readonly photos: Photos
	readonly commands: Commands
	readonly about: Map<string, string>
	readonly countMessage: CountMessage
	readonly queue: UpdateQueue
	readonly allowed: AllowedUpdates
	readonly polling: Polling
	readonly webhook: Webhook
}

export interface MethodCall {
	readonly payload: Payload
	readonly files: Files
	/** Aborts when the client has gone. */
	readonly hungUp: AbortSignal
}

/** Returns the result; throws a Refusal. */
export type Method = (world: World, call: MethodCall) => unknown

export type Methods = Readonly<Record<string, Method>>
