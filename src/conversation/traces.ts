import type { ConversationKey } from '../domain/conversation.ts'
import { createRecent } from '../domain/recent.ts'
import type { Evidence } from '../domain/understanding.ts'
import type { Clock } from '../ports/clock.ts'

/** How the last decision of a conversation came about. It quotes the citizen, so it stays in this process. */
export interface Traces {
	/** Empty where there is none, or its time is over. */
	readonly of: (key: ConversationKey) => readonly Evidence[]
	readonly keep: (key: ConversationKey, evidence: readonly Evidence[]) => void
	readonly forget: (key: ConversationKey) => void
}

/** Conversations at once; the one whose trace is oldest goes first. */
const CAPACITY = 1000

export const createTraces = (clock: Clock, ttlMs: number): Traces => {
	const recent = createRecent<readonly Evidence[]>(CAPACITY, ttlMs, clock)
	return { of: (key) => recent.get(key) ?? [], keep: recent.set, forget: recent.delete }
}
