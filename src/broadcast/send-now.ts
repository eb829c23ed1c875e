import { createHash } from 'node:crypto'
import { nameOfChat } from '../domain/chat-ref.ts'
import type { Tip } from '../domain/pack.ts'
import { instantOf, isZone, zonedTime } from '../domain/zoned-time.ts'
import type { Planned } from '../ports/ledger.ts'
import type { Store } from '../ports/store.ts'
import type { SubscribedChat } from '../ports/subscriptions.ts'
import { tipCampaign } from './campaign.ts'
import { chooseTip } from './choose-tip.ts'
import { isQuiet, LEAST_GAP_MS, nextMorningMs } from './hours.ts'
import { encodeNotice, type NoticeText } from './notice-text.ts'
import { barred, type NoTip, type PreviewOptions, recentTips } from './preview.ts'

/** Why a subscribed chat is left out. */
export type LeftOut = NoTip | 'quiet-now'

/** What a yes would send. */
export interface Wave {
	readonly rows: readonly Planned[]
	/** What the campaign says; null for tips. */
	readonly notice: { readonly campaign: string; readonly text: NoticeText } | null
	readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>
}

const MINUTES_A_DAY = 24 * 60

/** The same text is the same campaign, so it reaches nobody twice. Eight hexadecimal digits. */
export const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8)

export const noticeCampaign = (text: string): string => `notice:${shortHash(text)}`

/** A short code of just these rows and this text. */
export const confirmCode = ({ rows, notice }: Pick<Wave, 'rows' | 'notice'>): string =>
	shortHash(JSON.stringify([notice, rows.map(({ campaign, ref, tip }) => [campaign, nameOfChat(ref), tip])]))

const split = (found: readonly (Planned | LeftOut)[]): Pick<Wave, 'rows' | 'leftOut'> => {
	const leftOut: Partial<Record<LeftOut, number>> = {}
	const rows: Planned[] = []
	for (const each of found) {
		if (typeof each === 'string') leftOut[each] = (leftOut[each] ?? 0) + 1
		else rows.push(each)
	}
	return { rows, leftOut }
}

/** Today's tip for every chat that has not had it, whatever its time is, except where it is quiet now. */
export const todaysTips = async (options: PreviewOptions): Promise<Wave> => {
	const { store, tips, clock, quiet } = options
	const nowMs = clock.now()
	const recent = await recentTips(store.ledger, nowMs)

	const rowFor = (chat: SubscribedChat, tip: Tip | null): Planned | LeftOut => {
		const { ref, zone } = chat
		if (!isZone(zone)) return 'unknown-zone'
		const { date, minute } = zonedTime(nowMs, zone)
		if (recent.rowOf(ref, date) !== null) return 'had-it'
		const why = barred(chat, date, options)
		// Its own time does not matter now.
		if (why !== null && why !== 'quiet-time') return why
		if (isQuiet(nowMs, zone, quiet)) return 'quiet-now'
		if (recent.lastMs(ref) > nowMs - LEAST_GAP_MS) return 'too-soon'
		if (tip === null) return 'no-tips'
		const untilMinute = quiet.fromMinute > minute ? quiet.fromMinute : MINUTES_A_DAY
		return {
			campaign: tipCampaign(date),
			ref,
			dueMs: nowMs,
			untilMs: instantOf(date, untilMinute, zone),
			tip: tip.id,
			figures: tip.figures,
		}
	}

	const chats = await store.subscriptions.list()
	const used = await store.ledger.tipsOf(chats.map(({ ref }) => ref))
	return {
		...split(chats.map((chat, at) => rowFor(chat, chooseTip(tips, chat.ref, used[at] ?? [])))),
		notice: null,
	}
}

/** Where it is quiet now, not before the morning. */
export const dueAt = (nowMs: number, zone: string, quiet: PreviewOptions['quiet']): number =>
	isZone(zone) && isQuiet(nowMs, zone, quiet) ? nextMorningMs(nowMs, zone, quiet) : nowMs

/** A notice for every chat that is subscribed and not paused, once. */
export const noticeWave = async (
	{ store, clock, quiet }: Pick<PreviewOptions, 'store' | 'clock' | 'quiet'>,
	text: string,
): Promise<Wave> => {
	const nowMs = clock.now()
	const campaign = noticeCampaign(text)
	const known = new Set((await store.ledger.rowsOf(campaign)).map(({ ref }) => nameOfChat(ref)))
	const chats = await store.subscriptions.list()
	const found = chats.map(({ ref, zone, paused }): Planned | LeftOut => {
		if (paused) return 'paused'
		if (known.has(nameOfChat(ref))) return 'had-it'
		return { campaign, ref, dueMs: dueAt(nowMs, zone, quiet), untilMs: null, tip: null, figures: [] }
	})
	return { ...split(found), notice: { campaign, text: { kind: 'notice', text } } }
}

/** Writes a wave into the ledger, from where it is sent. @returns how many chats are new */
export const planWave = async (
	store: Pick<Store, 'ledger' | 'notices'>,
	{ rows, notice }: Pick<Wave, 'rows' | 'notice'>,
): Promise<number> => {
	if (notice !== null) await store.notices.put(notice.campaign, encodeNotice(notice.text))
	return store.ledger.plan(rows)
}
