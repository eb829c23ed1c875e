import { createAccessTokens } from '../../adapters/wechat-official/access-token.ts'
import { createApi } from '../../adapters/wechat-official/api.ts'
import { menuOf, menuText } from '../../adapters/wechat-official/menu.ts'
import type { Settings } from '../config/settings.ts'
import { AppError } from '../domain/errors.ts'
import type { Log } from '../ports/log.ts'
import { wechatAccountOrThrow } from '../wiring/channels/wechat-official.ts'
import { packPlaces, systemClock } from '../wiring/house.ts'
import { openPack } from '../wiring/open-pack.ts'

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
	const config = wechatAccountOrThrow(settings)
	const { pack } = await openPack(packPlaces(settings))
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
	const tokens = createAccessTokens({ config, shared: null, clock: systemClock, log })
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
