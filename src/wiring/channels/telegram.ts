import { PHRASEBOOKS } from '../../compose/phrasebook/phrasebooks.ts'
import { createMembership } from '../../conversation/create-membership.ts'
import type { Channel } from '../../ports/channel.ts'
import { systemClock } from '../house.ts'
import type { ChannelParts } from './channel-parts.ts'

/** Null where no token is set; grammY is loaded only where one is. */
export const telegramOf = async ({
	settings,
	house,
	store,
	handle,
	draw,
	log,
}: ChannelParts): Promise<Channel | null> => {
	const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = settings
	if (token === undefined) return null
	const [{ createTelegram }, { TELEGRAM_DEFAULTS }] = await Promise.all([
		import('../../../adapters/telegram/index.ts'),
		import('../../../adapters/telegram/config.ts'),
	])
	return createTelegram({
		handle,
		suggest: house.suggest,
		draw,
		membership: createMembership(store),
		config: {
			...TELEGRAM_DEFAULTS,
			token,
			apiRoot: settings.TELEGRAM_API_ROOT,
			webhook: url === undefined || secret === undefined ? null : { url, secret },
		},
		handled: store.handled,
		recordVote: store.feedback.record,
		commandWords: (lang) => PHRASEBOOKS[lang].commands,
		clock: systemClock,
		log: log.child({ channel: 'telegram' }),
	})
}
