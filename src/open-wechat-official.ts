import { WECHAT_OFFICIAL_DEFAULTS, type WechatOfficialConfig } from '../adapters/wechat-official/config.ts'
import { tipOfDay } from './broadcast/choose-tip.ts'
import type { Settings } from './config/settings.ts'
import { AppError } from './domain/errors.ts'
import type { RunDesk } from './operator/desk.ts'
import { createDraftDesk } from './operator/draft-desk.ts'
import type { Clock } from './ports/clock.ts'
import type { Log } from './ports/log.ts'
import type { Store } from './ports/store.ts'
import type { House } from './wiring.ts'

/** What goes to everybody is in the language of most of them. */
const SHOWN_IN = 'zh-Hans'

/** WeChat has had a mass message with this id. */
const KNOWN_ID = 45065
/** Nobody can say what came of the call. */
const BUSY = -1

/** The Official Account that the settings name; null where they name none. */
export const wechatAccountOf = (settings: Settings): WechatOfficialConfig | null => {
	const { WECHAT_OA_APP_ID: appId, WECHAT_OA_APP_SECRET: appSecret, WECHAT_OA_TOKEN: token } = settings
	if (appId === undefined || appSecret === undefined || token === undefined) return null
	return {
		...WECHAT_OFFICIAL_DEFAULTS,
		appId,
		appSecret,
		token,
		aesKey: settings.WECHAT_OA_AES_KEY ?? null,
		apiBase: settings.WECHAT_OA_API_BASE,
	}
}

const accountOrThrow = (settings: Settings): WechatOfficialConfig => {
	const config = wechatAccountOf(settings)
	if (config !== null) return config
	throw new AppError(
		'WECHAT_OA_NOT_SET',
		'There is no Official Account.',
		'Set WECHAT_OA_APP_ID, WECHAT_OA_APP_SECRET and WECHAT_OA_TOKEN in .env.',
	)
}

export interface WechatDeskParts {
	readonly settings: Settings
	readonly house: Pick<House, 'compose' | 'tips'>
	readonly store: Pick<Store, 'switches'>
	readonly clock: Clock
	readonly log: Log
}

/** What the office does with the account: a message to all its followers. Rejects where the settings name none. */
export const openWechatDesk =
	({ settings, house, store, clock, log }: WechatDeskParts): RunDesk =>
	async (args, who) => {
		const config = accountOrThrow(settings)
		const [{ renderForAll }, { createApi }, { createAccessTokens }, { capabilities }] = await Promise.all([
			import('../adapters/wechat-official/render.ts'),
			import('../adapters/wechat-official/api.ts'),
			import('../adapters/wechat-official/access-token.ts'),
			import('../adapters/wechat-official/capabilities.ts'),
		])
		const { compose, tips } = house
		const api = createApi(config, createAccessTokens({ config, shared: store.switches, clock, log }))
		const desk = createDraftDesk({
			account: config.appId,
			store,
			clock,
			log,
			quiet: settings.QUIET_HOURS,
			zone: settings.BROADCAST_ZONE,
			maxBytes: capabilities.maxText.limit,
			textOf: (notice, date) => {
				const year = Number(date.slice(0, 4))
				if (notice !== null) return renderForAll(compose.notice(notice, SHOWN_IN, year))
				const tip = tipOfDay(tips, date)
				return tip && renderForAll(compose.tip(tip, SHOWN_IN, year, null))
			},
			sendToAll: async (text, id) => {
				const answer = await api.sendToAll(text, id)
				if (answer.ok) return { kind: 'sent' }
				const { errcode, why, hint } = answer.trouble
				if (errcode === KNOWN_ID) return { kind: 'known' }
				return { kind: errcode === null || errcode === BUSY ? 'unknown' : 'refused', why, hint }
			},
		})
		return desk(args, who)
	}

export interface MenuCommandIo {
	readonly print: (text: string) => void
	/** Asks on the terminal, and resolves to what was typed; null where there is none. */
	readonly ask: ((question: string) => Promise<string>) | null
	/** Said beforehand. */
	readonly yes: boolean
	readonly log: Log
}

const YES = /^\s*(?:y|yes|是|好|确定)\s*$/iu

/** Sets the account's menu from the areas of the pack. @returns the exit code: 1 where nobody said yes @throws AppError */
export const setWechatMenu = async (
	settings: Settings,
	{ print, ask, yes, log }: MenuCommandIo,
): Promise<number> => {
	const config = accountOrThrow(settings)
	const [{ menuOf, menuText }, { createApi }, { createAccessTokens }, wiring, { openPack }] =
		await Promise.all([
			import('../adapters/wechat-official/menu.ts'),
			import('../adapters/wechat-official/api.ts'),
			import('../adapters/wechat-official/access-token.ts'),
			import('./wiring.ts'),
			import('./open-pack.ts'),
		])
	const { pack } = await openPack(wiring.packPlaces(settings))
	const menu = menuOf(pack)
	print(menuText(menu))
	if (!yes && ask === null) {
		print('没有改动 / nothing was changed. Add --yes to set this menu.')
		return 1
	}
	if (!yes && !YES.test((await ask?.('设为公众号菜单？/ Set this menu? [y/N] ')) ?? '')) {
		print('没有改动 / nothing was changed.')
		return 1
	}
	// The store is the running service's; WeChat gives both the same token.
	const tokens = createAccessTokens({ config, shared: null, clock: wiring.systemClock, log })
	const answer = await createApi(config, tokens).setMenu(menu)
	if (!answer.ok)
		throw new AppError(
			'WECHAT_OA_MENU_REFUSED',
			`The menu was not set: ${answer.trouble.why}.`,
			answer.trouble.hint,
		)
	print('菜单已设好，几分钟后可见 / the menu is set; it shows within minutes.')
	return 0
}
