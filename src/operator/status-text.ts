import type { Status } from '../broadcast/status.ts'
import type { Health } from '../ports/channel.ts'
import type { Tally } from '../ports/ledger.ts'
import { indented, localTime } from './format.ts'
import { DESK_WORDS, TALLY_WORDS } from './words.ts'

const tallyText = (tally: Tally): string =>
	(Object.entries(tally) as readonly (readonly [keyof Tally, number])[])
		.filter(([, count]) => count > 0)
		.map(([name, count]) => `${TALLY_WORDS[name]} ${count}`)
		.join(' · ')

const waitingText = ({ waiting: { open, unplanned, sinceMs } }: Status, zone: string): string => {
	const { waiting, since } = DESK_WORDS.status
	return `${waiting(open + unplanned)}${sinceMs === null ? '' : since(localTime(sinceMs, zone), zone)}`
}

/** `engine` null: no service runs. `zone` is the office's own. */
export const statusText = (status: Status, engine: Health | null, zone: string): string => {
	const words = DESK_WORDS.status
	const { next, campaigns, holidaysMissing, chats } = status
	return [
		status.paused ? words.paused : words.running,
		engine === null ? words.noEngine : words.engine(engine.ok, engine.detail),
		words.chats(status.subscribed, status.pausedChats, chats.here, chats.gone),
		waitingText(status, zone),
		next === null ? words.noNext : words.next(localTime(next.atMs, next.zone), next.zone, next.tip.id),
		...(campaigns.length === 0
			? [words.noCampaigns]
			: [
					words.campaigns,
					...indented(campaigns.map(({ campaign, tally }) => `${campaign}  ${tallyText(tally)}`)),
				]),
		holidaysMissing.length === 0 ? words.holidaysOk : words.holidays(holidaysMissing.join('、')),
	].join('\n')
}
