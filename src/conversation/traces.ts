import type { ConversationKey } from '../domain/conversation.ts'
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
	const kept = new Map<
		ConversationKey,
		{ readonly evidence: readonly Evidence[]; readonly untilMs: number }
	>()
	return {
		of: (key) => {
			const found = kept.get(key)
			return found !== undefined && clock.now() < found.untilMs ? found.evidence : []
		},
		keep: (key, evidence) => {
			kept.delete(key)
			kept.set(key, { evidence, untilMs: clock.now() + ttlMs })
			for (const [oldest, { untilMs }] of kept) {
				if (kept.size <= CAPACITY && clock.now() < untilMs) break
				kept.delete(oldest)
			}
		},
		forget: (key) => {
			kept.delete(key)
		},
	}
}
