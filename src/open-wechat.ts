import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Compose } from './compose/compose.ts'
import type { Settings } from './config/settings.ts'
import { createMembership } from './conversation/create-membership.ts'
import type { ChatRef } from './domain/chat-ref.ts'
import type { Handle } from './domain/conversation.ts'
import type { DrawPicture } from './domain/picture.ts'
import { isWithin } from './domain/time-of-day.ts'
import { zonedTime } from './domain/zoned-time.ts'
import type { Channel } from './ports/channel.ts'
import type { Store } from './ports/store.ts'
import { systemClock } from './wiring.ts'

export interface WechatParts {
	readonly settings: Settings
	readonly store: Store
	readonly handle: Handle
	readonly draw: DrawPicture
	readonly hash: (...parts: readonly string[]) => string
	readonly alert: (text: string) => void
	readonly log: Logger
}

/** Whoever reads the log of a service is not always who may log in: codes go to a terminal, and to no file. */
const showOnTerminal = (code: string): void => {
	if (process.stderr.isTTY) process.stderr.write(`\n${code}\n`)
}

/** Null where no puppet is named; wechaty is loaded only where one is. @throws AppError */
export const wechatOf = async (parts: WechatParts): Promise<Channel | null> => {
	const { settings, store, handle, draw, hash, alert, log } = parts
	const { WECHATY_PUPPET: puppet, QUIET_HOURS: quiet, BROADCAST_ZONE: zone } = settings
	if (puppet === undefined) return null
	const [{ createWechat }, { WECHAT_DEFAULTS }] = await Promise.all([
		import('../adapters/wechat/index.ts'),
		import('../adapters/wechat/config.ts'),
	])
	return createWechat({
		config: {
			...WECHAT_DEFAULTS,
			puppet,
			puppetOptions: settings.WECHATY_PUPPET_OPTIONS,
			name: join(settings.DATA_DIR, settings.WECHATY_NAME),
		},
		handle,
		draw,
		membership: createMembership(store),
		handled: store.handled,
		shared: store.switches,
		hash,
		isQuiet: () => isWithin(zonedTime(systemClock.now(), zone).minute, quiet),
		alert,
		show: showOnTerminal,
		clock: systemClock,
		log: log.child({ channel: 'wechat' }),
	})
}

export interface AlertParts {
	/** Where the office can be reached; null where it cannot. */
	readonly telegram: Channel | null
	readonly admins: readonly string[]
	readonly compose: Pick<Compose, 'notice'>
	readonly log: Pick<Logger, 'error'>
}

/** Tells the people of TELEGRAM_ADMINS, each in private; else, and where that fails, it stands in the log. */
export const createAlert =
	({ telegram, admins, compose, log }: AlertParts): ((text: string) => void) =>
	(text) => {
		const outbox = telegram?.outbox ?? null
		if (outbox === null || admins.length === 0) return log.error({}, text)
		const year = new Date(systemClock.now()).getFullYear()
		const tell = async (ref: ChatRef): Promise<void> => {
			const reply = compose.notice(text, 'zh-Hans', year)
			const { kind } = await outbox.deliver({ ref, reply, silent: false, mayStart: async () => true })
			if (kind !== 'sent') log.error({ outcome: kind }, text)
		}
		for (const admin of admins) void tell({ platform: 'telegram', chat: admin, thread: null })
	}
