import type { Message, Wechaty } from 'wechaty'
import type { Handle } from '../../src/domain/conversation.ts'
import { createOnce } from '../../src/domain/once.ts'
import type { DrawPicture } from '../../src/domain/picture.ts'
import type { Channel } from '../../src/ports/channel.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Membership } from '../../src/ports/membership.ts'
import type { Handled } from '../../src/ports/store.ts'
import type { Switches } from '../../src/ports/switches.ts'
import { createAccount } from './account.ts'
import { CHANNEL, capabilities } from './capabilities.ts'
import type { WechatConfig } from './config.ts'
import { createConnection } from './connection.ts'
import { createDailyCap } from './daily-cap.ts'
import { createDispatch } from './dispatch.ts'
import { createGreet } from './greet.ts'
import { createIdentities } from './identities.ts'
import { load, type PuppetObject } from './load.ts'
import { createOutbox } from './outbox.ts'
import { type Pacing, REAL_TIME } from './pacing.ts'
import { createSender } from './send.ts'
import { loggable } from './trouble.ts'
import { createTurns } from './turns.ts'

export interface WechatOptions {
	readonly config: WechatConfig
	readonly handle: Handle
	readonly draw: DrawPicture
	readonly membership: Membership
	readonly handled: Handled
	/** What outlives a login: who is who, and how much was sent today. */
	readonly shared: Switches
	/** Keyed. */
	readonly hash: (...parts: readonly string[]) => string
	/** Whether it is night for the office. */
	readonly isQuiet: () => boolean
	/** Tells the office on another channel, once for each logout. */
	readonly alert: (text: string) => void
	/** Shows a login code to whoever sits in front of this machine. */
	readonly show: (code: string) => void
	readonly clock: Clock
	readonly log: Log
	/** Default: the time of this machine. */
	readonly pacing?: Pacing
	/** Default: the one that the settings name. */
	readonly puppet?: PuppetObject
}

const SEND_WITHIN_MS = 20_000

const RISK =
	'a personal account driven by a program breaks WeChat’s terms: WeChat may log it out or close it. Use an account that nobody needs; an Official Account and group robots of WeCom are the safe routes'

/**
 * A personal account of WeChat, or one of WeCom, driven through wechaty: the only way to converse in its groups.
 * @throws AppError that says how to install what is missing
 */
export const createWechat = async (options: WechatOptions): Promise<Channel> => {
	const { config, handle, draw, membership, handled, shared, hash, clock, log } = options
	const { pacing = REAL_TIME } = options
	const { bot, boxOf, drawCode } = await load(config, options.puppet)
	const stopping = new AbortController()
	const closing = stopping.signal
	const underWay = new Set<Promise<void>>()

	const account = createAccount({ bot, boxOf, sendWithinMs: SEND_WITHIN_MS })
	const identities = createIdentities({
		account,
		shared,
		membership,
		hash,
		laterMs: config.laterMs,
		clock,
		log,
	})
	const turns = createTurns(config.pace, pacing)
	const sender = createSender({ account, draw, turns, config, pacing, closing, log })
	const cap = createDailyCap(config.pace.tipsPerDay, shared, clock)
	const outbox = createOutbox({ account, identities, sender, turns, cap, config, log })
	const once = createOnce({ handled, channel: CHANNEL, log })
	const dispatch = createDispatch({
		account,
		identities,
		handle,
		sender,
		once,
		clock,
		startedMs: clock.now(),
		log,
	})
	const { isQuiet } = options
	const greet = createGreet({ account, dispatch, handled, config, isQuiet, pacing, clock, closing, log })
	/** What a handler does is finished before the channel has stopped, and never rejects. */
	const track = (task: () => Promise<void>): void => {
		if (closing.aborted) return
		const done = task().catch((error: unknown) =>
			log.error({ err: loggable(error) }, 'what WeChat told could not be dealt with'),
		)
		underWay.add(done)
		void done.finally(() => underWay.delete(done))
	}
	const idle = async (): Promise<void> => {
		while (underWay.size > 0) await Promise.all(underWay)
	}
	const settled = async (): Promise<void> => {
		await Promise.all([idle(), once.idle(), outbox.idle()])
	}

	const connection = createConnection({
		machine: {
			start: () => bot.start(),
			stop: async () => {
				// Who was promised an answer gets it first.
				if (closing.aborted) await settled()
				await bot.stop()
			},
			ding: () => bot.ding('wenbao'),
			isLoggedIn: () => account.selfId() !== null,
		},
		config,
		pacing,
		closing,
		show: (link) => options.show(`${drawCode(link)}\n${link}\n`),
		onLogin: identities.forget,
		alert: options.alert,
		log,
	})

	listen(bot, {
		connection,
		onMessage: (message) => track(async () => dispatch.hear(await account.heard(message))),
		track,
		greet,
		identities,
	})

	return {
		name: CHANNEL,
		capabilities,
		routes: [],
		outbox,
		health: connection.health,
		run: async () => {
			log.warn({ puppet: config.puppet }, RISK)
			await connection.run()
		},
		stop: async () => {
			stopping.abort()
			turns.close()
			await settled()
		},
	}
}

interface Listeners {
	readonly connection: ReturnType<typeof createConnection>
	readonly onMessage: (message: Message) => void
	readonly track: (task: () => Promise<void>) => void
	readonly greet: ReturnType<typeof createGreet>
	readonly identities: ReturnType<typeof createIdentities>
}

/** ScanStatus of wechaty: a code to scan is there, and a new one in place of one that was too old. */
const [WAITING, TIMEOUT] = [2, 5]

const listen = (bot: Wechaty, { connection, onMessage, track, greet, identities }: Listeners): void => {
	bot.on('scan', (code, status) => {
		if (code !== '' && (status === WAITING || status === TIMEOUT)) connection.scan(code)
	})
	bot.on('login', connection.login)
	bot.on('logout', (_, reason) => connection.logout(reason ?? ''))
	bot.on('error', connection.error)
	bot.on('dong', connection.dong)
	bot.on('message', onMessage)
	bot.on('friendship', (friendship) => {
		const { Receive, Confirm } = bot.Friendship.Type
		const { id } = friendship.contact()
		if (friendship.type() === Receive) track(() => greet.requested(id, () => friendship.accept()))
		if (friendship.type() === Confirm) track(() => greet.befriended(id))
	})
	bot.on('room-join', (room, people) =>
		track(() =>
			greet.joined(
				room.id,
				people.map(({ id }) => id),
			),
		),
	)
	bot.on('room-leave', (room, people) => {
		if (people.some(({ id }) => bot.isLoggedIn && id === bot.puppet.currentUserId))
			track(() => identities.left(room.id))
	})
	bot.on('room-topic', (room, topic, before) => track(() => identities.renamed(room.id, topic, before)))
}
