import type { Compose } from '../compose/compose.ts'
import type { Lang } from '../domain/lang.ts'
import type { Tip } from '../domain/pack.ts'
import type { Reply } from '../domain/reply.ts'
import type { Claim } from '../ports/ledger.ts'
import type { Notices } from '../ports/notices.ts'
import { decodeNotice, type NoticeText } from './notice-text.ts'

/** What a delivery says, in the year in which the chat reads it. */
type Message = (lang: Lang, year: number) => Reply

/** Null where the pack or the store has the text no more. Rejects with the store's AppError. */
export type MessageOf = (claim: Claim) => Promise<Message | null>

export interface MessageOptions {
	readonly compose: Pick<Compose, 'tip' | 'correction' | 'notice'>
	readonly tips: readonly Tip[]
	readonly notices: Notices
}

const KEPT = 16

/** Finds what a delivery says. */
export const createMessageOf = ({ compose, tips, notices }: MessageOptions): MessageOf => {
	const byId = new Map(tips.map((tip) => [tip.id, tip]))
	// A notice is never written twice, and thousands of deliveries ask for the same one.
	const known = new Map<string, NoticeText>()

	const noticeOf = async (campaign: string): Promise<NoticeText | null> => {
		const kept = known.get(campaign)
		if (kept !== undefined) return kept
		const json = await notices.get(campaign)
		const notice = json === null ? null : decodeNotice(json)
		if (known.size >= KEPT) known.clear()
		if (notice !== null) known.set(campaign, notice)
		return notice
	}

	return async ({ campaign, tip: tipId }) => {
		if (tipId !== null) {
			const tip = byId.get(tipId)
			return tip === undefined ? null : (lang, year) => compose.tip(tip, lang, year, true)
		}
		const notice = await noticeOf(campaign)
		if (notice === null) return null
		return notice.kind === 'correction'
			? (lang, year) => compose.correction(notice.figure, notice.note, lang, year)
			: (lang, year) => compose.notice(notice.text, lang, year)
	}
}
