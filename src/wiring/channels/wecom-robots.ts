import { setTimeout as sleep } from 'node:timers/promises'
import { CHANNEL as WECOM_ROBOT } from '../../../adapters/wecom-robot/chat-ref.ts'
import { followNames } from '../../broadcast/follow-names.ts'
import { createRetryStore } from '../../broadcast/retry-store.ts'
import type { Channel } from '../../ports/channel.ts'
import type { ChannelParts } from './channel-parts.ts'

/** Null where no robot is named. */
export const wecomRobotsOf = async ({
	settings,
	draw,
	log,
}: Pick<ChannelParts, 'settings' | 'draw' | 'log'>): Promise<Channel | null> => {
	const { WECOM_ROBOT_WEBHOOKS: robots, WECOM_ROBOT_API_BASE: apiBase } = settings
	if (robots.length === 0) return null
	const [{ createWecomRobots }, { WECOM_ROBOT_DEFAULTS }] = await Promise.all([
		import('../../../adapters/wecom-robot/index.ts'),
		import('../../../adapters/wecom-robot/config.ts'),
	])
	return createWecomRobots({
		config: { ...WECOM_ROBOT_DEFAULTS, robots, apiBase },
		draw,
		log: log.child({ channel: WECOM_ROBOT }),
	})
}

/** Robots cannot ask for the daily tip: the settings do it for them, also by naming none any more. Never rejects. */
export const followRobots = async (
	{ settings, store, log }: Pick<ChannelParts, 'settings' | 'store' | 'log'>,
	stopped: () => boolean,
): Promise<void> => {
	const { WECOM_ROBOT_WEBHOOKS: robots, BROADCAST_TIME: atMinute, BROADCAST_ZONE: zone } = settings
	const retryStore = createRetryStore((ms) => sleep(ms), log)
	const follow = () =>
		followNames({
			store,
			platform: WECOM_ROBOT,
			names: robots.map(({ name }) => name),
			defaults: { atMinute, zone },
		})
	await retryStore(follow, () => !stopped()).catch((error: unknown) =>
		log.error({ err: error }, 'the robots of WECOM_ROBOT_WEBHOOKS could not be subscribed: start again'),
	)
}
