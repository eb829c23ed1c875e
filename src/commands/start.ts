import type { Settings } from '../config/settings.ts'
import { AppError } from '../domain/errors.ts'
import { serve } from '../wiring/service.ts'
import type { Command } from './command.ts'

/** What the log of a service says of channels that wait for a setting; none where one is set. */
const unset = ({
	TELEGRAM_BOT_TOKEN,
	WECHAT_OA_APP_ID,
	WECOM_ROBOT_WEBHOOKS,
	WECHATY_PUPPET,
}: Settings): readonly string[] => {
	const isSet =
		TELEGRAM_BOT_TOKEN !== undefined ||
		WECHAT_OA_APP_ID !== undefined ||
		WECOM_ROBOT_WEBHOOKS.length > 0 ||
		WECHATY_PUPPET !== undefined
	if (isSet) return []
	return [
		'Telegram: 未开启，没有设置 / off, not set: TELEGRAM_BOT_TOKEN',
		'公众号 / Official Account: 未开启，没有设置 / off, not set: WECHAT_OA_APP_ID',
		'企业微信群机器人 / WeCom group robots: 未开启，没有设置 / off, not set: WECOM_ROBOT_WEBHOOKS',
		'微信 / WeChat through wechaty: 未开启，没有设置 / off, not set: WECHATY_PUPPET',
	]
}

/** The channels that are set, the web page among them unless it is switched off, until a signal comes. */
export const run: Command = async (_, settings) => {
	const off = unset(settings)
	for (const line of off) console.error(line)
	if (off.length > 0 && !settings.WEB_PAGE)
		throw new AppError(
			'NO_CHANNEL',
			'没有可以开启的渠道 / There is nothing to start: WEB_PAGE is false and no channel is set.',
			'Set WEB_PAGE=true or a channel in .env, or use npm run chat.',
		)
	await serve(settings)
	return 0
}
