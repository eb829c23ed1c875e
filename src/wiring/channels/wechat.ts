import { join } from 'node:path'
import { createMembership } from '../../conversation/create-membership.ts'
import { isWithin } from '../../domain/time-of-day.ts'
import { zonedTime } from '../../domain/zoned-time.ts'
import type { Channel } from '../../ports/channel.ts'
import type { IdHash } from '../../store/id-hash.ts'
import { systemClock } from '../house.ts'
import type { ChannelParts } from './channel-parts.ts'

export interface WechatParts extends ChannelParts {
	readonly hash: IdHash
	/** Tells the office. */
	readonly alert: (text: string) => void
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
		import('../../../adapters/wechat/index.ts'),
		import('../../../adapters/wechat/config.ts'),
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
