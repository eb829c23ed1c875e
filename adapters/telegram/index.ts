import { setTimeout as sleep } from 'node:timers/promises'
import { API_CONSTANTS, Api, GrammyError } from 'grammy'
import type { Update, UserFromGetMe } from 'grammy/types'
import type { Handle, Suggest } from '../../src/domain/conversation.ts'
import type { DrawPicture } from '../../src/domain/picture.ts'
import type { Channel, Health } from '../../src/ports/channel.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Membership } from '../../src/ports/membership.ts'
import type { Feedback, Handled } from '../../src/ports/store.ts'
import { capabilities } from './capabilities.ts'
import { CHANNEL } from './chat-ref.ts'
import { type CommandWords, listCommands } from './commands.ts'
import type { TelegramConfig } from './config.ts'
import { createDispatch } from './dispatch.ts'
import { createIntake } from './intake.ts'
import { createOutbox } from './outbox.ts'
import { createPacer } from './pacer.ts'
import { createPhotos } from './photos.ts'
import { poll } from './polling.ts'
import { createSender } from './send.ts'
import { secondPoller, startProblem } from './start-problem.ts'
import { webhookRoute } from './webhook.ts'
import { createWrite } from './write.ts'

export interface TelegramOptions {
	readonly config: TelegramConfig
	readonly handle: Handle
	readonly suggest: Suggest
	readonly draw: DrawPicture
	readonly membership: Membership
	readonly handled: Handled
	readonly recordVote: Feedback['record']
	readonly commandWords: CommandWords
	readonly clock: Clock
	readonly log: Log
}

/** grammY's types name the signal of a polyfill that Node has long had itself. */
type GrammySignal = NonNullable<Parameters<Api['getUpdates']>[1]>

/** Longest wait between two tries to reach Telegram. */
const MOST_BACKOFF_MS = 30_000
/** For the last confirmation before leaving. */
const LAST_FETCH_MS = 2000
/** A new start may meet the last fetch of the old one; more often than this it is another program. */
const MOST_CONFLICTS = 5
const WEBHOOK_CONNECTIONS = 40

const MONOTONIC: Clock = { now: () => performance.timeOrigin + performance.now() }

/** A bot on Telegram, by long polling or by webhook. */
export const createTelegram = (options: TelegramOptions): Channel => {
	const { config, handle, suggest, draw, membership, handled, recordVote, commandWords, clock, log } = options
	const client = { apiRoot: config.apiRoot, timeoutSeconds: config.callTimeoutMs / 1000 }
	const api = new Api(config.token, client)
	// Its time-out has to leave room for the long poll.
	const poller = new Api(config.token, {
		...client,
		timeoutSeconds: config.pollSeconds + client.timeoutSeconds,
	})
	const stopping = new AbortController()
	const stopped = (): boolean => stopping.signal.aborted
	const ended = Promise.withResolvers<void>()
	const me = Promise.withResolvers<UserFromGetMe>()
	let introduced = false
	let health: Health = { ok: false, detail: 'starting' }

	const pause = (ms: number): Promise<void> =>
		sleep(ms, undefined, { signal: stopping.signal }).catch(() => undefined)
	const pacer = createPacer({ clock: MONOTONIC, pace: config.pace, mostWaitMs: config.mostWaitMs })
	const onMoved = (from: number, to: number): Promise<void> =>
		membership
			.moved(CHANNEL, String(from), String(to))
			.catch((error: unknown) => log.error({ err: error }, 'the new id of a group could not be kept'))
	const photos = createPhotos(draw, clock)
	const write = createWrite(api, photos)
	const sender = createSender({ api, write, photos, pacer, config, log, onMoved, sleep })
	const outbox = createOutbox({ write, photos, pacer, sender, config, log })
	const dispatch = me.promise.then((known) =>
		createDispatch({
			api,
			me: known,
			handle,
			suggest,
			membership,
			recordVote,
			sender,
			log,
			clock,
			startedMs: clock.now(),
		}),
	)
	const intake = createIntake({
		handled,
		channel: `${CHANNEL}:${config.token.split(':')[0]}`,
		process: async (update) => (await dispatch)(update),
		log,
	})

	/** Tries until it works or the channel is stopped; says once that Telegram is out of reach, and when it is back. */
	const reach = async <Result>(what: string, call: () => Promise<Result>): Promise<Result | null> => {
		for (let tries = 0, conflicts = 0; !stopped(); tries++) {
			try {
				const result = await call()
				if (!health.ok) log.info({ what }, 'Telegram is within reach')
				health = { ok: true, detail: 'connected' }
				return result
			} catch (error) {
				if (stopped()) break
				const problem = startProblem(error, config.apiRoot)
				if (problem) throw problem
				const conflict = error instanceof GrammyError && error.error_code === 409
				if (conflict && ++conflicts > MOST_CONFLICTS) throw secondPoller(error)
				const why = error instanceof Error ? error.message : String(error)
				if (tries === 0)
					log.warn(
						{ what, why, apiRoot: config.apiRoot },
						conflict
							? 'another program fetches the messages of this bot; trying again'
							: 'Telegram is out of reach; trying again. Check the network, and TELEGRAM_API_ROOT where it is set.',
					)
				health = { ok: false, detail: `${conflict ? 'two pollers' : 'out of reach'}: ${why}` }
				const asked = error instanceof GrammyError ? (error.parameters.retry_after ?? 0) * 1000 : 0
				await pause(Math.max(asked, Math.min(MOST_BACKOFF_MS, config.backoffMs * 2 ** Math.min(tries, 10))))
			}
		}
		return null
	}

	const fetch = async (offset: number, limit: number, timeout: number): Promise<readonly Update[]> => {
		const last = stopped()
		const signal = last ? AbortSignal.timeout(LAST_FETCH_MS) : stopping.signal
		const call = (): Promise<Update[]> =>
			poller.getUpdates(
				{ offset, limit, timeout, allowed_updates: API_CONSTANTS.DEFAULT_UPDATE_TYPES },
				signal as GrammySignal,
			)
		if (last) return call().catch(() => [])
		return (await reach('getUpdates', call)) ?? []
	}

	const openWebhook = async (url: string, secret: string): Promise<void> => {
		await reach('setWebhook', () =>
			api.setWebhook(url, {
				secret_token: secret,
				max_connections: WEBHOOK_CONNECTIONS,
				allowed_updates: API_CONSTANTS.DEFAULT_UPDATE_TYPES,
			}),
		)
		await ended.promise
	}

	const run = async (): Promise<void> => {
		const known = await reach('getMe', () => api.getMe())
		if (known === null) return
		me.resolve(known)
		introduced = true
		log.info({ bot: known.username, webhook: config.webhook !== null }, 'Telegram is on')
		await sender.call(() => listCommands(api, commandWords))
		if (config.webhook) await openWebhook(config.webhook.url, config.webhook.secret)
		else {
			await reach('deleteWebhook', () => api.deleteWebhook())
			await poll({ fetch, intake, pollSeconds: config.pollSeconds, stopped })
		}
		await intake.idle()
	}

	return {
		name: CHANNEL,
		capabilities,
		outbox,
		routes: config.webhook
			? [
					webhookRoute({
						secret: config.webhook.secret,
						intake,
						webhookMs: config.webhookMs,
						isOpen: () => introduced && !stopped(),
					}),
				]
			: [],
		health: () => health,
		run,
		stop: async () => {
			stopping.abort()
			ended.resolve()
			pacer.close()
			await Promise.all([intake.idle(), outbox.idle()])
		},
	}
}
