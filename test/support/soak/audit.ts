import { tipCampaign } from '../../../src/broadcast/campaign.ts'
import { zonedTime } from '../../../src/domain/zoned-time.ts'
import type { LedgerRow } from '../../../src/ports/ledger.ts'
import type { Store } from '../../../src/ports/store.ts'
import type { BotApi } from '../bot-api/bot-api.ts'
import { type Call, nowMs } from '../bot-api/call.ts'
import type { KillLog } from './kill-log.ts'
import type { Confirmed } from './people.ts'
import { chatOf, isTip, tipsIn } from './tips.ts'

/** What became of a broadcast, by the test server's count against the ledger's. */
export interface Audit {
	readonly chats: number
	/** Chats that got no tip and had not said stop. */
	readonly missed: number
	/** Tips too many. */
	readonly repeated: number
	/** Of those, the ones that were settled before. */
	readonly settledAgain: number
	/** The longest that a process lived after the answer to a tip that came again; Infinity: it was not killed. */
	readonly mostLifeMs: number
	/** Sends that kills cut short: unanswered, and answered at most `returnMs` before. */
	readonly unanswered: number
	readonly unheard: number
	/** What 99 of 100 answers took at most to be heard and written down, and 10 milliseconds for the disk. */
	readonly returnMs: number
	/** Confirmed wishes of people, and those of them that are not so afterwards. */
	readonly confirmed: number
	readonly confirmedLost: number
	/** Tips that left after the chat had been told that no more come. */
	readonly sentAfterStop: number
	/** Rows that were settled at one kill and otherwise later. */
	readonly unsettled: number
	/** Chats of which ledger and server say different things. */
	readonly ledgerDiffers: number
	/** Rows still open. */
	readonly open: number
}

/** For a commit. */
const DISK_MS = 10

const isSettled = ({ state }: LedgerRow): boolean => state !== 'due' && state !== 'claimed'

const idOf = ({ ref }: LedgerRow): number => Number(ref.chat)

/** Of the tips that came more than once into a chat, all but the last. */
const earlierOf = (tips: readonly Call[]): readonly Call[] =>
	[...Map.groupBy(tips, chatOf).values()].flatMap((same) => same.slice(0, -1))

export interface AuditOptions {
	readonly api: BotApi
	/** Of the server's answers. */
	readonly latencyMs: number
	readonly zone: string
	readonly kills: KillLog
}

export interface Auditor {
	/** Remembers what is settled and confirmed by now: nothing of it may be lost later. */
	readonly look: (store: Store, confirmed: readonly Confirmed[]) => Promise<void>
	/** @param chats those whose tip was due @param confirmed every wish, for all have been answered by now */
	readonly finish: (store: Store, chats: readonly number[], confirmed: readonly Confirmed[]) => Promise<Audit>
}

export const createAuditor = ({ api, latencyMs, zone, kills }: AuditOptions): Auditor => {
	const campaign = tipCampaign(zonedTime(Date.now(), zone).date)
	/** With the moment at which they were first seen so. */
	const settled = new Map<number, { readonly row: LedgerRow; readonly seenMs: number }>()
	const wishes = new Map<number, Confirmed>()
	const lost = new Set<number>()
	const changed = new Set<number>()

	const look = async (store: Store, confirmed: readonly Confirmed[]): Promise<readonly LedgerRow[]> => {
		for (const wish of confirmed) if (!wishes.has(wish.chat)) wishes.set(wish.chat, wish)
		for (const { chat, text } of wishes.values()) {
			const found = await store.subscriptions.get({ platform: 'telegram', chat: String(chat), thread: null })
			if ((found !== null) !== (text === '/subscribe')) lost.add(chat)
		}
		const rows = await store.ledger.rowsOf(campaign)
		const now = new Map(rows.map((row) => [idOf(row), row]))
		for (const [id, { row: before }] of settled) {
			const row = now.get(id)
			if (row?.state !== before.state || row.atMs !== before.atMs) changed.add(id)
		}
		for (const row of rows)
			if (isSettled(row) && !settled.has(idOf(row))) settled.set(idOf(row), { row, seenMs: nowMs() })
		return rows
	}

	/** From the answer that a tip was sent to the moment that the ledger has for it. */
	const returnOf = (rows: readonly LedgerRow[], tips: readonly Call[]): number => {
		const answered = new Map(
			tips.filter(({ status }) => status === 200).map((call) => [chatOf(call), call.atMs + latencyMs]),
		)
		const took = rows
			.flatMap((row) => {
				const fromMs = answered.get(idOf(row))
				return row.state === 'sent' && fromMs !== undefined ? [row.atMs - fromMs] : []
			})
			.toSorted((a, b) => a - b)
		return DISK_MS + Math.max(0, Math.ceil(took[Math.floor((took.length - 1) * 0.99)] ?? 0))
	}

	const finish: Auditor['finish'] = async (store, chats, confirmed) => {
		const rows = await look(store, confirmed)
		const states = new Map(rows.map((row) => [idOf(row), row.state]))
		const received = chats.map((chat) => ({ chat, tips: tipsIn(api, chat) }))
		const tips = api.calls.filter(isTip)
		const returnMs = returnOf(rows, tips)
		const { unanswered, unheard } = kills.cutShort(returnMs)
		const stopped = [...wishes.values()].filter(({ text }) => text === '/stop')
		const hasStopped = new Set(stopped.map(({ chat }) => chat))
		return {
			chats: chats.length,
			missed: received.filter(({ chat, tips }) => tips === 0 && !hasStopped.has(chat)).length,
			repeated: received.reduce((sum, { tips }) => sum + Math.max(0, tips - 1), 0),
			settledAgain: tips.filter((call) => call.atMs > (settled.get(chatOf(call))?.seenMs ?? Infinity)).length,
			mostLifeMs: Math.max(0, ...earlierOf(tips).map((call) => Math.round(kills.lifeAfterMs(call)))),
			unanswered: unanswered.length,
			unheard: unheard.length,
			returnMs,
			confirmed: wishes.size,
			confirmedLost: lost.size,
			sentAfterStop: stopped.filter(({ chat, atMs }) =>
				tips.some((call) => chatOf(call) === chat && call.atMs > atMs),
			).length,
			unsettled: changed.size,
			ledgerDiffers: received.filter(
				({ chat, tips }) => tips > 0 !== (states.get(chat) === 'sent') && !hasStopped.has(chat),
			).length,
			open: rows.filter((row) => !isSettled(row)).length,
		}
	}

	return {
		look: async (store, confirmed) => {
			await look(store, confirmed)
		},
		finish,
	}
}
