import { zonedTime } from '../domain/zoned-time.ts'
import type { ChatState } from '../ports/chats.ts'
import type { Tally } from '../ports/ledger.ts'
import type { Store } from '../ports/store.ts'
import type { DayKindOf } from './holidays.ts'
import { isPaused } from './pause.ts'
import { type ComingTip, type PreviewOptions, preview } from './preview.ts'

export interface StatusOptions extends PreviewOptions {
	readonly store: Pick<Store, 'subscriptions' | 'ledger' | 'chats' | 'switches'>
	/** In which the office lives. */
	readonly zone: string
}

export interface CampaignStatus {
	readonly campaign: string
	readonly tally: Tally
}

export interface Status {
	readonly paused: boolean
	readonly subscribed: number
	/** Subscriptions of chats where the bot may not write. */
	readonly pausedChats: number
	readonly chats: Readonly<Record<ChatState, number>>
	/** The newest first. */
	readonly campaigns: readonly CampaignStatus[]
	readonly waiting: Waiting
	/** Null where nothing comes within 24 hours. */
	readonly next: ComingTip | null
	/** Years that the table of holidays lacks, of this one and the next. */
	readonly holidaysMissing: readonly number[]
}

export interface Waiting {
	/** Open deliveries of the campaigns above. */
	readonly open: number
	/** Chats whose tip is due by now and not in the ledger yet. */
	readonly unplanned: number
	/** Since when the oldest delivery could be sent, milliseconds since 1970; null where none can. */
	readonly sinceMs: number | null
}

const LAST_CAMPAIGNS = 8

const openOf = ({ due, claimed }: Tally): number => due + claimed

const yearsWithout = (dayKind: DayKindOf, date: string): readonly number[] => {
	const year = Number(date.slice(0, 4))
	return [year, year + 1].filter((each) => !dayKind(`${each}-01-01`).known)
}

/** How things stand with the broadcast. */
export const status = async (options: StatusOptions): Promise<Status> => {
	const { store, clock, dayKind, zone } = options
	const nowMs = clock.now()
	const paused = await isPaused(store.switches)
	const subscriptions = await store.subscriptions.list()
	const pausedChats = subscriptions.filter((chat) => chat.paused).length
	const campaigns: CampaignStatus[] = []
	for (const campaign of await store.ledger.campaigns(LAST_CAMPAIGNS))
		campaigns.push({ campaign, tally: await store.ledger.tally(campaign) })
	const { coming } = await preview(options, null)
	const nexts: number[] = []
	for (const platform of new Set(subscriptions.map(({ ref }) => ref.platform))) {
		const nextMs = await store.ledger.nextOpenMs(platform)
		if (nextMs !== null && nextMs <= nowMs) nexts.push(nextMs)
	}
	return {
		paused,
		subscribed: subscriptions.length - pausedChats,
		pausedChats,
		chats: await store.chats.counts(),
		campaigns,
		waiting: {
			open: campaigns.reduce((sum, { tally }) => sum + openOf(tally), 0),
			unplanned: coming.filter(({ planned, atMs }) => !planned && atMs <= nowMs).length,
			sinceMs: nexts.length === 0 ? null : Math.min(...nexts),
		},
		next: coming[0] ?? null,
		holidaysMissing: yearsWithout(dayKind, zonedTime(nowMs, zone).date),
	}
}
