import { type ChatRef, nameOfChat } from '../domain/chat-ref.ts'
import type { FigureId } from '../domain/ids.ts'
import type { Span } from '../domain/time-of-day.ts'
import type { Clock } from '../ports/clock.ts'
import type { LedgerRow, Recipient } from '../ports/ledger.ts'
import type { Store } from '../ports/store.ts'
import { dueAt, shortHash, type Wave } from './send-now.ts'

export interface CorrectOptions {
	readonly store: Pick<Store, 'ledger' | 'subscriptions' | 'removals'>
	readonly clock: Clock
	/** Local hours in which nothing is sent. */
	readonly quiet: Span
	/** Of chats whose own is not known. */
	readonly zone: string
}

/** What happens to a chat that got the figure: it will be told, cannot be, or what became of telling it before. */
export type CorrectionState = 'send' | 'stopped' | 'gone' | LedgerRow['state']

export interface Correction extends Pick<Wave, 'rows' | 'notice'> {
	/** Everybody who got the figure, in order of platform, chat and thread. */
	readonly recipients: readonly { readonly ref: ChatRef; readonly state: CorrectionState }[]
	/** Chats that got it and are deleted by now: nobody knows which. */
	readonly deleted: number
}

/** One correction for exactly the chats that got a figure, minus those that stopped, are gone, or were told before. */
export const correction = async (
	{ store, clock, quiet, zone }: CorrectOptions,
	figure: FigureId,
	note: string,
): Promise<Correction> => {
	const nowMs = clock.now()
	const campaign = `correction:${figure}:${shortHash(note)}`
	const told = new Map(
		(await store.ledger.rowsOf(campaign)).map(({ ref, state }) => [nameOfChat(ref), state]),
	)
	const zones = new Map((await store.subscriptions.list()).map((chat) => [nameOfChat(chat.ref), chat.zone]))
	const stateOf = ({ ref, state }: Recipient): CorrectionState =>
		told.get(nameOfChat(ref)) ?? (state === 'subscribed' ? 'send' : state)
	const recipients = (await store.ledger.recipientsOf(figure)).map((recipient) => ({
		ref: recipient.ref,
		state: stateOf(recipient),
	}))
	return {
		rows: recipients.flatMap(({ ref, state }) => {
			if (state !== 'send') return []
			const dueMs = dueAt(nowMs, zones.get(nameOfChat(ref)) ?? zone, quiet)
			// It states the figure itself: whoever got it can be corrected once more.
			return [{ campaign, ref, dueMs, untilMs: null, tip: null, figures: [figure] }]
		}),
		notice: { campaign, text: { kind: 'correction', figure, note } },
		recipients,
		deleted: (await store.removals()).chatsByFigure[figure] ?? 0,
	}
}
