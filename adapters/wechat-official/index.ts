import { setTimeout as sleep } from 'node:timers/promises'
import type { Handle } from '../../src/domain/conversation.ts'
import type { DrawPicture } from '../../src/domain/picture.ts'
import type { Channel, Health } from '../../src/ports/channel.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Membership } from '../../src/ports/membership.ts'
import type { Handled } from '../../src/ports/store.ts'
import type { Switches } from '../../src/ports/switches.ts'
import { createAccessTokens } from './access-token.ts'
import { accountProblem } from './account-problem.ts'
import { createApi } from './api.ts'
import { createAuthenticate } from './authenticate.ts'
import { callbackRoutes } from './callback.ts'
import { CHANNEL, capabilities } from './capabilities.ts'
import { createCards } from './cards.ts'
import type { WechatOfficialConfig } from './config.ts'
import { createDispatch } from './dispatch.ts'
import { createEnvelope } from './envelope.ts'
import { createIntake } from './intake.ts'
import { createSender } from './send.ts'

export interface WechatOfficialOptions {
	readonly config: WechatOfficialConfig
	readonly handle: Handle
	readonly draw: DrawPicture
	readonly membership: Pick<Membership, 'left'>
	readonly handled: Handled
	/** Where the processes of the account share its access token. */
	readonly shared: Switches
	readonly clock: Clock
	readonly log: Log
}

/** Longest wait between two tries to reach the API. */
const MOST_BACKOFF_MS = 30_000

/** An Official Account (公众号) of WeChat: it calls, and is answered in the same call or by a customer-service message. */
export const createWechatOfficial = (options: WechatOfficialOptions): Channel => {
	const { config, handle, draw, membership, handled, shared, clock, log } = options
	const stopping = new AbortController()
	const stopped = (): boolean => stopping.signal.aborted
	const ended = Promise.withResolvers<void>()
	let health: Health = { ok: false, detail: 'starting' }

	const envelope = config.aesKey === null ? null : createEnvelope(config.aesKey, config.appId)
	const tokens = createAccessTokens({ config, shared, clock, log })
	const api = createApi(config, tokens)
	const sender = createSender({ api, cards: createCards({ draw, api, clock, log }), config, log, sleep })
	const intake = createIntake({
		handled,
		channel: `${CHANNEL}:${config.appId}`,
		process: createDispatch({
			handle,
			membership,
			// Without a token nothing but answers within the call can be sent.
			showsPictures: () => health.ok && sender.maySendPictures(),
			log,
		}),
		sender,
		passiveMs: config.passiveMs,
		log,
	})

	/** Answers need no token, so a citizen waits for nothing here. */
	const reach = async (): Promise<void> => {
		for (let tries = 0; !stopped(); tries++) {
			const token = await tokens.get()
			if (token.ok) {
				health = { ok: true, detail: 'connected' }
				log.info({ encrypted: envelope !== null }, 'the WeChat Official Account is on')
				return
			}
			const { trouble } = token
			if (trouble.kind === 'account') throw accountProblem(trouble)
			if (tries === 0) log.warn({ why: trouble.why, hint: trouble.hint }, 'no access token; trying again')
			health = { ok: false, detail: `${trouble.why}. ${trouble.hint}` }
			const waitMs = Math.min(MOST_BACKOFF_MS, config.backoffMs * 2 ** Math.min(tries, 10))
			await sleep(waitMs, undefined, { signal: stopping.signal }).catch(() => undefined)
		}
	}

	return {
		name: CHANNEL,
		capabilities,
		outbox: null,
		routes: callbackRoutes({
			authenticate: createAuthenticate({ config, envelope, clock }),
			envelope,
			token: config.token,
			intake,
			isOpen: () => !stopped(),
			clock,
			log,
		}),
		health: () => health,
		run: async () => {
			await reach()
			await ended.promise
			await intake.idle()
		},
		stop: async () => {
			stopping.abort()
			ended.resolve()
			await intake.idle()
		},
	}
}
