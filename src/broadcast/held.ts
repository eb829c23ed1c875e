import type { Subscription } from '../domain/subscription.ts'
import type { Claim } from '../ports/ledger.ts'

/** A delivery that this process has claimed, with what it knows of the chat. */
export interface Held {
	/** Renewed when its lease runs out. */
	claim: Claim
	/** Null where the chat has none, or has it no more. */
	subscription: Subscription | null
	/** When the subscription was read; milliseconds since 1970. */
	readMs: number
	/** Of the subscription when it was claimed, or the service's. */
	readonly zone: string
}
