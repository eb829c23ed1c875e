import { createReportTexts } from '../../compose/report-texts.ts'
import type { Channel } from '../../ports/channel.ts'
import { systemClock } from '../house.ts'
import type { ChannelParts } from './channel-parts.ts'

/** Null where it is switched off. */
export const webOf = async ({
	settings,
	house,
	store,
	handle,
	draw,
	log,
}: ChannelParts): Promise<Channel | null> => {
	if (!settings.WEB_PAGE) return null
	const [{ createWeb }, { WEB_DEFAULTS }] = await Promise.all([
		import('../../../adapters/web/index.ts'),
		import('../../../adapters/web/config.ts'),
	])
	return createWeb({
		config: {
			...WEB_DEFAULTS,
			publicUrl: settings.PUBLIC_URL ?? null,
			embedParents: settings.WEB_EMBED_PARENTS,
			perMinute: settings.WEB_PER_MINUTE,
		},
		handle,
		pack: house.pack,
		draw,
		texts: createReportTexts(house.pack, () => new Date(systemClock.now()).getFullYear()),
		recordVote: store.feedback.record,
		log: log.child({ channel: 'web' }),
	})
}
