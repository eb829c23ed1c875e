import { isWithin, type Span } from '../../domain/time-of-day.ts'
import { zonedTime } from '../../domain/zoned-time.ts'
import type { Outgoing } from '../../ports/outbox.ts'
import { tipCampaign } from '../campaign.ts'
import { type Arrival, nowOf, type RehearsedChat } from './chats.ts'

/** Watches what arrives: whether it was wanted, then and there, and not said before. */
export interface ArrivalCheck {
	/** Messages that came twice because a process was killed, or a connection broke, before the ledger knew. */
	readonly duplicates: () => number
	/** Looks at a message before it is added to those of the chat. `pausedMs`: since when the broadcast is paused. */
	readonly arrived: (
		chat: RehearsedChat,
		arrival: Arrival,
		outgoing: Pick<Outgoing, 'silent' | 'reply'>,
		pausedMs: number,
	) => void
}

export interface ArrivalCheckOptions {
	/** Of tips that the pack has. */
	readonly tips: number
	readonly quiet: Span
	readonly violate: (what: string) => void
}

const HOUR_MS = 3_600_000

/** The promises, written down here once more: what checks must not borrow from what is checked. */
const LEAST_GAP_MS = 10 * HOUR_MS
/** A message that is on its way when somebody says stop. */
const ON_ITS_WAY_MS = 1500
/** How long a message may wait for its turn after it was written. */
const WRITTEN_MS = 60_000

const utc = (ms: number): string => new Date(ms).toISOString()

export const createArrivalCheck = ({ tips, quiet, violate }: ArrivalCheckOptions): ArrivalCheck => {
	let duplicates = 0

	const checkPermission = (chat: RehearsedChat, { trueMs }: Arrival, say: (what: string) => void): void => {
		const { subscription, fromMs } = nowOf(chat)
		const allowed = subscription !== null && !subscription.paused
		if (!allowed && trueMs - fromMs > ON_ITS_WAY_MS) say('sent to a chat that has stopped, or is gone')
	}

	const checkTime = (chat: RehearsedChat, arrival: Arrival, say: (what: string) => void): void => {
		const { subscription, fromMs } = nowOf(chat)
		if (subscription === null || arrival.trueMs - fromMs <= ON_ITS_WAY_MS) return
		const local = zonedTime(arrival.atMs, subscription.zone)
		if (isWithin(local.minute, quiet)) say(`sent in quiet hours of ${subscription.zone}`)
		if (arrival.tip !== null && arrival.campaign !== tipCampaign(local.date))
			say(`${arrival.campaign} sent on ${local.date} of ${subscription.zone}`)
	}

	const checkTip = (chat: RehearsedChat, arrival: Arrival, say: (what: string) => void): void => {
		const last = chat.arrivals.findLast(({ tip, settled }) => tip !== null && settled)
		if (last !== undefined && last.campaign !== arrival.campaign) {
			const gapMs = Math.abs(arrival.atMs - last.atMs)
			if (gapMs < LEAST_GAP_MS) say(`two tips within ${(gapMs / HOUR_MS).toFixed(1)} h`)
		}
		const before = chat.tips.lastIndexOf(arrival.tip ?? '')
		const others = chat.tips.length - before - 1
		if (before !== -1 && others < tips - 1) say(`${arrival.tip} again after ${others} of ${tips - 1} others`)
	}

	const arrived: ArrivalCheck['arrived'] = (chat, arrival, outgoing, pausedMs) => {
		const say = (what: string): void =>
			violate(`${utc(arrival.trueMs)} ${chat.name} ${arrival.campaign}: ${what}`)
		if (pausedMs > ON_ITS_WAY_MS) say('sent although the broadcast is paused')
		checkPermission(chat, arrival, say)
		checkTime(chat, arrival, say)
		const same = chat.arrivals.filter(({ campaign }) => campaign === arrival.campaign)
		const isExplained = same.every(({ settled, unheard, sentBy }) => !settled && (unheard || sentBy.dead))
		if (!isExplained) say('sent twice')
		else if (same.length > 0) duplicates += 1
		else if (arrival.tip !== null) checkTip(chat, arrival, say)
		const { subscription, fromMs } = nowOf(chat)
		if (subscription === null || arrival.trueMs - fromMs <= WRITTEN_MS) return
		if (outgoing.silent !== subscription.silent) say(`sent ${outgoing.silent ? 'without' : 'with'} a sound`)
		if (outgoing.reply.lang !== subscription.lang) say(`sent in ${outgoing.reply.lang}`)
	}

	return { arrived, duplicates: () => duplicates }
}
