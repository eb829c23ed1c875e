import type { ChatRef } from '../domain/chat-ref.ts'
import type { FigureId } from '../domain/ids.ts'

/** How a delivery ended. */
export type Outcome = 'sent' | 'gone' | 'no-rights' | 'moved' | 'window-closed' | 'failed'

/** One message to one chat. A campaign (`tip:2026-11-25`, `correction:7`) reaches a chat once. */
export interface Planned {
	readonly campaign: string
	readonly ref: ChatRef
	/** Not before; milliseconds since 1970. */
	readonly dueMs: number
	/** Not after; null: at any time. Whoever claims the row looks at it. */
	readonly untilMs: number | null
	/** Id of the tip; null for what is no tip. */
	readonly tip: string | null
	/** The figures that the message states. */
	readonly figures: readonly FigureId[]
}

export interface ClaimQuery {
	readonly platform: string
	/** Names the worker; unique among all that run. */
	readonly owner: string
	/** The claim is free for others after this many milliseconds. */
	readonly leaseMs: number
	/** Only this campaign; default: any. */
	readonly campaign?: string
}

/** A delivery that is one worker's to send until the lease ends. */
export interface Claim extends Omit<Planned, 'dueMs'> {
	readonly owner: string
	/** This one included; from 1. A higher number at the store means that another worker took over. */
	readonly attempts: number
	readonly leaseUntilMs: number
}

/** A chat that got a figure, and whether it can still be told something. */
export interface Recipient {
	readonly ref: ChatRef
	readonly state: 'subscribed' | 'stopped' | 'gone'
}

/** Deliveries of a campaign: the open ones, and the settled ones by outcome. */
export type Tally = Readonly<Record<'due' | 'claimed' | Outcome, number>>

/** What became of one chat in a campaign. */
export interface LedgerRow {
	readonly ref: ChatRef
	/** Id of the tip; null for what is no tip. */
	readonly tip: string | null
	readonly state: 'due' | 'claimed' | Outcome
	/** When it was settled, or may be taken next; milliseconds since 1970. */
	readonly atMs: number
}

/**
 * The ledger: a row is claimed before a message is sent and settled afterwards, so a worker that dies in between
 * leaves a row that is sent again: at least once, and never more than once for each death.
 */
export interface Ledger {
	/**
	 * Adds the rows whose campaign and chat are new, and says how many. Chats that are gone or unknown by now are
	 * left out; for a tip also those without a subscription, or with a paused one.
	 */
	readonly plan: (rows: readonly Planned[]) => Promise<number>
	/** The row that has been free for longest, due or left by a worker whose lease ended; null without one. */
	readonly claim: (query: ClaimQuery) => Promise<Claim | null>
	/** A longer lease, to be asked for right before a send; null when the claim is another's by now. */
	readonly renew: (claim: Claim, leaseMs: number) => Promise<Claim | null>
	/** False when the claim is another's by now: the send has happened, the row is theirs to settle. */
	readonly settle: (claim: Claim, outcome: Outcome) => Promise<boolean>
	/** Gives the row back, with other times; attempts are kept. False when it is another's by now. */
	readonly postpone: (claim: Claim, dueMs: number, untilMs: number | null) => Promise<boolean>
	/** Chats that got a message with the figure, in order of platform, chat and thread. */
	readonly recipientsOf: (figure: FigureId) => Promise<readonly Recipient[]>
	/** For each chat, in their order, the tips that it got or is about to get, each once; the one longest ago first. */
	readonly tipsOf: (refs: readonly ChatRef[]) => Promise<readonly (readonly string[])[]>
	/** The tip of a chat in a campaign, whatever became of it; null where none was planned. */
	readonly tipIn: (campaign: string, ref: ChatRef) => Promise<string | null>
	readonly tally: (campaign: string) => Promise<Tally>
	/** Every row of a campaign whose chat is known, in order of platform, chat and thread. */
	readonly rowsOf: (campaign: string) => Promise<readonly LedgerRow[]>
	/** Names of the campaigns with deliveries, the newest first. */
	readonly campaigns: (limit: number) => Promise<readonly string[]>
	/** Milliseconds since 1970 of the next open delivery of a platform; null without one. */
	readonly nextOpenMs: (platform: string) => Promise<number | null>
}
