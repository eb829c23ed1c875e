import type { Logger } from 'pino'
import type { Compose } from '../compose/compose.ts'
import type { ChatRef } from '../domain/chat-ref.ts'
import type { Channel } from '../ports/channel.ts'
import { systemClock } from './house.ts'

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
