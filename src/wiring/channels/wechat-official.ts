import {
	WECHAT_OFFICIAL_DEFAULTS,
	type WechatOfficialConfig,
} from '../../../adapters/wechat-official/config.ts'
import type { Settings } from '../../config/settings.ts'
import { createMembership } from '../../conversation/create-membership.ts'
import { AppError } from '../../domain/errors.ts'
import type { Channel } from '../../ports/channel.ts'
import { systemClock } from '../house.ts'
import type { ChannelParts } from './channel-parts.ts'

/** The Official Account that the settings name; null where they name none. */
const wechatAccountOf = (settings: Settings): WechatOfficialConfig | null => {
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

/** @throws AppError where the settings name none */
export const wechatAccountOrThrow = (settings: Settings): WechatOfficialConfig => {
	const config = wechatAccountOf(settings)
	if (config !== null) return config
	throw new AppError(
		'WECHAT_OA_NOT_SET',
		'There is no Official Account.',
		'Set WECHAT_OA_APP_ID, WECHAT_OA_APP_SECRET and WECHAT_OA_TOKEN in .env.',
	)
}

/** Null where no app id is set; its rooms are loaded only where one is. */
export const wechatOfficialOf = async ({
	settings,
	store,
	handle,
	draw,
	log,
}: ChannelParts): Promise<Channel | null> => {
	const account = wechatAccountOf(settings)
	if (account === null) return null
	const { createWechatOfficial } = await import('../../../adapters/wechat-official/index.ts')
	return createWechatOfficial({
		config: account,
		handle,
		draw,
		membership: createMembership(store),
		handled: store.handled,
		shared: store.switches,
		clock: systemClock,
		log: log.child({ channel: 'wechat-official' }),
	})
}
