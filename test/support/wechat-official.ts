import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WECHAT_OFFICIAL_DEFAULTS, type WechatOfficialConfig } from '../../adapters/wechat-official/config.ts'
import { createWechatOfficial } from '../../adapters/wechat-official/index.ts'
import { createMembership } from '../../src/conversation/create-membership.ts'
import type { Handle } from '../../src/domain/conversation.ts'
import type { DrawPicture } from '../../src/domain/picture.ts'
import type { Channel } from '../../src/ports/channel.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Store } from '../../src/ports/store.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { type ServedChannel, serveChannel } from './serve-channel.ts'
import { STORE_OPTIONS } from './store-options.ts'
import { openTestHouse, testLog } from './test-house.ts'
import { APP_ID, APP_SECRET, createWechatApi, type WechatApi } from './wechat-api/api.ts'
import { TOKEN } from './wechat-api/caller.ts'

export interface AccountOptions {
	readonly config?: Partial<WechatOfficialConfig>
	/** In place of the conversation over the shipped pack. */
	readonly handle?: Handle
	readonly log?: Log
	/** Default: there are no cards. */
	readonly draw?: DrawPicture
	readonly clock?: Clock
	/** What an earlier process has left. */
	readonly store?: Store
	readonly api?: WechatApi
}

export interface Account extends ServedChannel, AsyncDisposable {
	readonly api: WechatApi
	readonly channel: Channel
	readonly store: Store
}

/** The Official Account with everything behind it, against a test server, over HTTP on this machine. */
export const startAccount = async (options: AccountOptions = {}): Promise<Account> => {
	const { log = testLog, clock = { now: Date.now } } = options
	const api = options.api ?? (await createWechatApi())
	const dataDir = mkdtempSync(join(tmpdir(), 'wenbao-accounts-'))
	const store =
		options.store ?? (await openSqliteStore({ path: join(dataDir, 'wenbao.sqlite'), ...STORE_OPTIONS }))
	const handle = options.handle ?? (await openTestHouse(store)).handle
	const channel = createWechatOfficial({
		config: {
			...WECHAT_OFFICIAL_DEFAULTS,
			backoffMs: 5,
			appId: APP_ID,
			appSecret: APP_SECRET,
			token: TOKEN,
			aesKey: null,
			apiBase: api.url,
			...options.config,
		},
		handle,
		draw: options.draw ?? (async () => null),
		membership: createMembership(store),
		handled: store.handled,
		shared: store.switches,
		clock,
		log,
	})
	const { url, ended, stop } = await serveChannel(channel, testLog)
	return {
		api,
		channel,
		store,
		url,
		ended,
		stop,
		[Symbol.asyncDispose]: async () => {
			await stop()
			if (options.store === undefined) await store.close()
			if (options.api === undefined) await api[Symbol.asyncDispose]()
			rmSync(dataDir, { recursive: true })
		},
	}
}
