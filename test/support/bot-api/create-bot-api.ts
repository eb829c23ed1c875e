import type { UserFromGetMe } from 'grammy/types'
import { createAllowedUpdates } from './allowed-updates.ts'
import type { BotApi, BotApiOptions } from './bot-api.ts'
import type { Payload } from './call.ts'
import { createCallLog } from './call-log.ts'
import { createChats } from './chats.ts'
import { createCommands } from './commands.ts'
import { createFaults } from './faults.ts'
import { startHttpServer } from './http-server.ts'
import { createMessages } from './messages.ts'
import { methodName } from './methods/methods.ts'
import { performWithFaults } from './perform.ts'
import { createPhotos } from './photos.ts'
import { createPolling } from './polling.ts'
import { createQueries } from './queries.ts'
import { createRates } from './rates.ts'
import { createWatch } from './until.ts'
import { createUpdateQueue } from './update-queue.ts'
import { createWebhook } from './webhook.ts'
import type { World } from './world.ts'

const DEFAULT_TIMING = { backoffMs: 50, timeoutMs: 5000 }
const DEFAULT_QUERY_MAX_AGE_MS = 30_000

const ME: Omit<UserFromGetMe, 'id'> = {
	is_bot: true,
	first_name: 'Test Bot',
	username: 'wenbao_test_bot',
	can_join_groups: true,
	can_read_all_group_messages: false,
	supports_guest_queries: false,
	supports_inline_queries: true,
	can_connect_to_business: false,
	has_main_web_app: false,
	has_topics_enabled: false,
	allows_users_to_create_topics: false,
	can_manage_bots: false,
	supports_join_request_queries: false,
}

let botIds = 1000

/** Starts a server on a free port; it ends at stop() or at the end of an `await using`. */
export const createBotApi = async (options: BotApiOptions = {}): Promise<BotApi> => {
	const me: UserFromGetMe = { ...ME, id: botIds++, ...options.me }
	const token = options.token ?? `${me.id}:test-token`
	const watch = createWatch(() => log.calls)
	const log = createCallLog(watch.changed)
	const faults = createFaults()
	const queue = createUpdateQueue(watch.changed)
	const allowed = createAllowedUpdates()
	const answerPush = async (name: string, payload: Payload): Promise<void> => {
		const method = methodName(name)
		const end = log.open(method, payload, {})
		const call = { payload, files: {}, hungUp: new AbortController().signal }
		const outcome = await performWithFaults(world, faults, method, call)
		if (outcome.kind === 'error') end(outcome.code, outcome.description)
		else end(outcome.kind === 'result' ? 200 : 0)
	}
	const world: World = {
		me,
		chats: createChats(me.id),
		messages: createMessages(),
		queries: createQueries(options.queryMaxAgeMs ?? DEFAULT_QUERY_MAX_AGE_MS),
		photos: createPhotos(),
		commands: createCommands(),
		about: new Map(),
		countMessage: createRates(options.limits ?? null),
		queue,
		allowed,
		polling: createPolling(queue, allowed),
		webhook: createWebhook({
			queue,
			allowed,
			timing: { ...DEFAULT_TIMING, ...options.webhook },
			answer: (method, payload) => void answerPush(method, payload),
			changed: watch.changed,
		}),
	}
	const { chats, messages, queries, polling, webhook } = world
	const http = await startHttpServer({
		token,
		world,
		faults,
		log,
		latencyMs: options.latencyMs ?? 0,
	})
	const stop = async (): Promise<void> => {
		watch.stop()
		webhook.remove()
		polling.end()
		// The answer to the poll goes out before the connections close.
		await new Promise(setImmediate)
		await http.stop()
	}
	return {
		url: http.url,
		token,
		me,
		calls: log.calls,
		addChat: chats.add,
		inject: (update) => {
			chats.note(update)
			queries.note(update)
			const message = update.message ?? update.edited_message ?? update.channel_post
			if (message !== undefined) messages.keep(message)
			return queue.push(update)
		},
		redeliver: queue.pushAgain,
		fault: faults.add,
		sentTo: messages.sentTo,
		get confirmedBelow() {
			return queue.confirmedBelow()
		},
		get pending() {
			return queue.pending()
		},
		get inFlight() {
			return log.inFlight()
		},
		get maxInFlight() {
			return log.maxInFlight()
		},
		get webhook() {
			return webhook.settings()
		},
		webhookStatuses: webhook.statuses,
		until: watch.until,
		stop,
		[Symbol.asyncDispose]: stop,
	}
}
