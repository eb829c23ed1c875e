import type { DrawPicture } from '../../src/domain/picture.ts'
import type { Channel, Health } from '../../src/ports/channel.ts'
import type { Log } from '../../src/ports/log.ts'
import { capabilities } from './capabilities.ts'
import { CHANNEL } from './chat-ref.ts'
import type { WecomRobotConfig } from './config.ts'
import { createLanes, type Pacing, REAL_TIME } from './lanes.ts'
import { createOutbox } from './outbox.ts'
import { createSend } from './send.ts'

export interface WecomRobotOptions {
	readonly config: WecomRobotConfig
	readonly draw: DrawPicture
	readonly log: Log
	/** Default: the time of this machine. */
	readonly pacing?: Pacing
}

/**
 * The robots of WeCom groups. They write and hear nothing, so there is no room `decode`, no route, and nothing to run
 * but what the broadcast hands to the outbox.
 */
export const createWecomRobots = ({ config, draw, log, pacing = REAL_TIME }: WecomRobotOptions): Channel => {
	const stopping = new AbortController()
	const ended = Promise.withResolvers<void>()
	const lanes = createLanes(config.pace, pacing)
	const outbox = createOutbox({
		config,
		draw,
		send: createSend(config),
		lanes,
		sleep: pacing.sleep,
		closing: stopping.signal,
		log,
	})

	/** One group that removed its robot is that group's affair; without any robot the channel is of no use. */
	const health = (): Health => {
		const refused = outbox.refused()
		const [all, bad] = [config.robots.length, refused.length]
		if (bad === 0) return { ok: true, detail: `${all} robots` }
		return { ok: bad < all, detail: `${bad} of ${all} robots need another key: ${refused.join(', ')}` }
	}

	return {
		name: CHANNEL,
		capabilities,
		routes: [],
		outbox,
		health,
		run: async () => {
			log.info({ robots: config.robots.length }, 'WeCom group robots are on')
			await ended.promise
		},
		stop: async () => {
			stopping.abort()
			lanes.close()
			ended.resolve()
			await outbox.idle()
		},
	}
}
