import type { InlineKeyboardButton, Message } from 'grammy/types'
import { TELEGRAM_DEFAULTS, type TelegramConfig } from '../../adapters/telegram/config.ts'
import { createTelegram } from '../../adapters/telegram/index.ts'
import { PHRASEBOOKS } from '../../src/compose/phrasebook/phrasebooks.ts'
import { createMembership } from '../../src/conversation/create-membership.ts'
import type { DrawPicture } from '../../src/domain/picture.ts'
import type { Channel } from '../../src/ports/channel.ts'
import type { Vote } from '../../src/ports/feedback.ts'
import type { Outbox } from '../../src/ports/outbox.ts'
import type { Handled, Store } from '../../src/ports/store.ts'
import { openCards } from '../../src/wiring/open-cards.ts'
import type { BotApi, BotApiOptions } from './bot-api/bot-api.ts'
import { createBotApi } from './bot-api/create-bot-api.ts'
import { type ServedChannel, serveChannel } from './serve-channel.ts'
import { sharedHome } from './shared-home.ts'
import { freePort } from './soak/free-port.ts'
import { testLog } from './test-house.ts'

export const MODES = ['polling', 'webhook'] as const
export type Mode = (typeof MODES)[number]

const WEBHOOK_SECRET = 'a-secret-of-the-tests'

export interface BotOptions {
	readonly mode?: Mode
	readonly server?: BotApiOptions
	readonly config?: Partial<TelegramConfig>
	readonly handled?: Handled
	/** Default: the cards of the shipped pack. */
	readonly draw?: DrawPicture
	/** An API that is already running. */
	readonly api?: BotApi
}

export interface Bot extends ServedChannel, AsyncDisposable {
	readonly api: BotApi
	readonly channel: Channel
	readonly outbox: Outbox
	readonly store: Store
	readonly votes: readonly Vote[]
	readonly health: () => { readonly ok: boolean; readonly detail: string }
}

/** The Telegram channel with everything behind it, against a test server, over HTTP on this machine. */
export const startBot = async (options: BotOptions = {}): Promise<Bot> => {
	const { mode = 'polling' } = options
	const api = options.api ?? (await createBotApi(options.server))
	const votes: Vote[] = []
	const { house, store } = await sharedHome()
	const port = mode === 'webhook' ? await freePort() : 0
	const channel = createTelegram({
		...house,
		membership: createMembership(store),
		config: {
			...TELEGRAM_DEFAULTS,
			backoffMs: 20,
			callTimeoutMs: 1500,
			pollSeconds: 5,
			pace: { ...TELEGRAM_DEFAULTS.pace, perChatMs: 0 },
			token: api.token,
			apiRoot: api.url,
			webhook:
				mode === 'webhook'
					? { url: `http://127.0.0.1:${port}/telegram/webhook`, secret: WEBHOOK_SECRET }
					: null,
			...options.config,
		},
		draw:
			options.draw ?? openCards(house, { knowledgeDir: 'knowledge', clock: { now: Date.now }, log: testLog }),
		handled: options.handled ?? store.handled,
		recordVote: async (vote) => void votes.push(vote),
		commandWords: (lang) => PHRASEBOOKS[lang].commands,
		clock: { now: Date.now },
		log: testLog,
	})
	const { url, ended, stop } = await serveChannel(channel, testLog, port)
	const { outbox } = channel
	if (outbox === null) throw new TypeError('Telegram has an outbox')
	return {
		api,
		channel,
		outbox,
		store,
		votes,
		health: channel.health,
		url,
		ended,
		stop,
		[Symbol.asyncDispose]: async () => {
			await stop()
			if (options.api === undefined) await api.stop()
		},
	}
}

/** The buttons of a message with data, in reading order. */
export const buttonsOf = (message: Message | undefined): readonly InlineKeyboardButton.CallbackButton[] =>
	(message?.reply_markup?.inline_keyboard ?? []).flat().filter((button) => 'callback_data' in button)

/** Waits until the bot has so many messages in a chat and returns the newest. */
export const lastMessage = async (api: BotApi, chatId: number, count = 1): Promise<Message> => {
	await api.until(() => api.sentTo(chatId).length >= count)
	const message = api.sentTo(chatId).at(-1)
	if (message === undefined) throw new TypeError(`Nothing was sent to ${chatId}`)
	return message
}

let ids = 5_000_000
/** A number that no other person or chat of this process has. */
export const newId = (): number => ids++
