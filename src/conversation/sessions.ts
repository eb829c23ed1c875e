import type { ConversationKey } from '../domain/conversation.ts'
import type { Lang } from '../domain/lang.ts'
import type { Choice } from '../domain/reply.ts'
import type { Evidence, PastTurn } from '../domain/understanding.ts'
import type { Clock } from '../ports/clock.ts'

/** What is remembered of one conversation: ids and the trace of the last decision, never a message. */
export interface Session {
	/** Oldest first. */
	readonly past: readonly PastTurn[]
	/** The last numbered list shown, empty when there was none. */
	readonly list: readonly Choice[]
	/** Misses in a row. */
	readonly misses: number
	/** The language of the last reply; null before the first. */
	readonly lang: Lang | null
	readonly evidence: readonly Evidence[]
}

export const EMPTY_SESSION: Session = {
	past: [],
	list: [],
	misses: 0,
	lang: null,
	evidence: [],
}

export interface Sessions {
	/** The empty session when there is none, or when it is too old. */
	readonly get: (key: ConversationKey) => Session
	readonly set: (key: ConversationKey, session: Session) => void
	readonly forget: (key: ConversationKey) => void
}

export interface SessionOptions {
	readonly clock: Clock
	/** Milliseconds after the last message in which a conversation is remembered. */
	readonly ttlMs: number
	/** Conversations kept at most; the one longest silent goes first. */
	readonly capacity: number
}

interface Kept {
	readonly session: Session
	readonly atMs: number
}

export const createSessions = ({ clock, ttlMs, capacity }: SessionOptions): Sessions => {
	// A Map keeps insertion order, so that its first key is the one longest silent.
	const kept = new Map<ConversationKey, Kept>()
	return {
		get: (key) => {
			const found = kept.get(key)
			if (found === undefined) return EMPTY_SESSION
			if (clock.now() - found.atMs < ttlMs) return found.session
			kept.delete(key)
			return EMPTY_SESSION
		},
		set: (key, session) => {
			kept.delete(key)
			kept.set(key, { session, atMs: clock.now() })
			for (const [oldest, { atMs }] of kept) {
				if (kept.size <= capacity && clock.now() - atMs < ttlMs) break
				kept.delete(oldest)
			}
		},
		forget: (key) => {
			kept.delete(key)
		},
	}
}
