import { join } from 'node:path'
import { expect, vi } from 'vitest'
import { WECHAT_DEFAULTS, type WechatConfig } from '../../adapters/wechat/config.ts'
import { createWechat, type WechatOptions } from '../../adapters/wechat/index.ts'
import { createMembership } from '../../src/conversation/create-membership.ts'
import type { Channel } from '../../src/ports/channel.ts'
import type { Outbox } from '../../src/ports/outbox.ts'
import type { Store } from '../../src/ports/store.ts'
import { createIdHash } from '../../src/store/id-hash.ts'
import { type LogLine, recordLog } from './broadcast.ts'
import { HOME_DIR, sharedHome } from './shared-home.ts'
import { createWechatMock, type WechatMock } from './wechat-mock.ts'

/** So fast that nobody has to wait; the order of things is the real one. */
export const QUICK = {
	pace: {
		beforeAnswer: { leastMs: 0, mostMs: 0 },
		beforeTip: { leastMs: 5, mostMs: 10 },
		tipsPerDay: 200,
		deliveriesAtOnce: 2,
	},
	heartbeatMs: 200,
	dongWithinMs: 5000,
	backoffMs: 10,
	mostBackoffMs: 40,
	retryMs: 1,
	beforeFriend: { leastMs: 1, mostMs: 5 },
} as const satisfies Partial<WechatConfig>

/** For a busy machine; nothing waits longer than it has to. */
export const WAIT_MS = 30_000

/** A picture of one byte. */
const PNG = new Uint8Array([0x89])

export interface WechatTrial extends AsyncDisposable {
	readonly mock: WechatMock
	readonly channel: Channel
	readonly outbox: Outbox
	readonly store: Store
	readonly log: readonly LogLine[]
	readonly alerts: readonly string[]
	readonly shown: readonly string[]
	readonly ended: Promise<void>
	readonly stop: () => Promise<void>
	/** Waits until somebody has got so many messages, and returns the newest. */
	readonly last: (to: string, count?: number) => Promise<string>
}

export interface TrialOptions extends Partial<Omit<WechatOptions, 'config' | 'puppet'>> {
	/** Default: the mock; undefined: the one that the configuration names. */
	readonly puppet?: WechatOptions['puppet'] | undefined
	readonly config?: Partial<WechatConfig>
	readonly mock?: WechatMock
	/** Whether somebody has logged in; default true. */
	readonly loggedIn?: boolean
}

export const loginPath = join(HOME_DIR, 'login')

/** The channel over the mock puppet, with everything behind it; trials of one file share a store: use new people. */
export const startWechat = async (options: TrialOptions = {}): Promise<WechatTrial> => {
	const { config, mock = createWechatMock(), loggedIn = true, ...more } = options
	const { house, store } = await sharedHome()
	const log = recordLog()
	const [alerts, shown]: [string[], string[]] = [[], []]
	const channel = await createWechat({
		config: {
			...WECHAT_DEFAULTS,
			...QUICK,
			puppet: 'wechaty-puppet-mock',
			puppetOptions: {},
			name: loginPath,
			...config,
		},
		handle: house.handle,
		draw: async (of) => (of.kind === 'tip' ? null : { png: PNG, fileName: `${of.id}.png` }),
		membership: createMembership(store),
		handled: store.handled,
		shared: store.switches,
		hash: createIdHash('salt of the tests'),
		isQuiet: () => false,
		alert: (text) => alerts.push(text),
		show: (code) => shown.push(code),
		clock: { now: Date.now },
		log,
		...('puppet' in options ? {} : { puppet: mock.puppet }),
		...more,
	} as WechatOptions)
	const { outbox } = channel
	if (outbox === null) throw new TypeError('WeChat has an outbox')
	const ended = channel.run()
	ended.catch(() => undefined)
	if (loggedIn) {
		await vi.waitFor(() => expect(mock.starts()).toBeGreaterThan(0), { timeout: WAIT_MS })
		mock.login()
		await vi.waitFor(() => expect(channel.health().ok).toBe(true), { timeout: WAIT_MS })
	}
	const stop = async (): Promise<void> => {
		await channel.stop()
		await ended.catch(() => undefined)
	}
	return {
		mock,
		channel,
		outbox,
		store,
		log: log.lines,
		alerts,
		shown,
		ended,
		stop,
		last: async (to, count = 1) => {
			await vi.waitFor(() => expect(mock.sentTo(to).length).toBeGreaterThanOrEqual(count), {
				timeout: WAIT_MS,
			})
			return mock.sentTo(to).at(-1)?.text ?? ''
		},
		[Symbol.asyncDispose]: async () => {
			await stop()
		},
	}
}
