import { tipOfDay } from '../broadcast/choose-tip.ts'
import type { Settings } from '../config/settings.ts'
import type { RunDesk } from '../operator/desk.ts'
import { createDraftDesk } from '../operator/draft-desk.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Store } from '../ports/store.ts'
import { wechatAccountOrThrow } from './channels/wechat-official.ts'
import type { House } from './house.ts'

/** What goes to everybody is in the language of most of them. */
const SHOWN_IN = 'zh-Hans'

/** WeChat has had a mass message with this id. */
const KNOWN_ID = 45065
/** Nobody can say what came of the call. */
const BUSY = -1

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
		const config = wechatAccountOrThrow(settings)
		const [{ renderForAll }, { createApi }, { createAccessTokens }, { capabilities }] = await Promise.all([
			import('../../adapters/wechat-official/render.ts'),
			import('../../adapters/wechat-official/api.ts'),
			import('../../adapters/wechat-official/access-token.ts'),
			import('../../adapters/wechat-official/capabilities.ts'),
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
