import { WECOM_ROBOT_DEFAULTS, type WecomRobotConfig } from '../../adapters/wecom-robot/config.ts'
import { createWecomRobots } from '../../adapters/wecom-robot/index.ts'
import type { DrawPicture } from '../../src/domain/picture.ts'
import type { Channel } from '../../src/ports/channel.ts'
import type { Outbox } from '../../src/ports/outbox.ts'
import { type LogLine, recordLog } from './broadcast.ts'
import { createWecomApi, type WecomApi } from './wecom-api/wecom-api.ts'

/** The office's names of two groups, and of one that its robot is in no more. */
export const ROBOTS = {
	first: { name: '社区一群', key: '11111111-7cbc-4bc4-97a0-aaaaaaaaaaaa' },
	second: { name: '社区二群', key: '22222222-7cbc-4bc4-97a0-bbbbbbbbbbbb' },
	removed: { name: '旧群', key: '99999999-7cbc-4bc4-97a0-cccccccccccc' },
} as const

export interface RobotTrial extends AsyncDisposable {
	readonly api: WecomApi
	readonly channel: Channel
	readonly outbox: Outbox
	readonly log: readonly LogLine[]
	readonly ended: Promise<void>
	/** What the machines agree is the time; it moves only when the channel waits. */
	readonly now: () => number
}

/** The channel against a test server over HTTP; both know the same time, which nobody has to wait for. */
export const startRobots = async (
	config: Partial<WecomRobotConfig> = {},
	draw: DrawPicture = async () => null,
): Promise<RobotTrial> => {
	let now = Date.parse('2026-11-25T08:30+08:00')
	const clock = { now: () => now }
	const api = await createWecomApi(clock)
	for (const { key } of [ROBOTS.first, ROBOTS.second]) api.addRobot(key)
	const log = recordLog()
	const channel = createWecomRobots({
		config: {
			...WECOM_ROBOT_DEFAULTS,
			robots: Object.values(ROBOTS),
			apiBase: api.url,
			callTimeoutMs: 300,
			...config,
		},
		draw,
		log,
		pacing: {
			clock,
			sleep: async (ms) => {
				now += ms
			},
		},
	})
	const { outbox } = channel
	if (outbox === null) throw new TypeError('Robots have an outbox')
	const ended = channel.run()
	return {
		api,
		channel,
		outbox,
		log: log.lines,
		ended,
		now: clock.now,
		[Symbol.asyncDispose]: async () => {
			await channel.stop()
			await ended
			await api[Symbol.asyncDispose]()
		},
	}
}
