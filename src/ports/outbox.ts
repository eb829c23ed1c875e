import type { ChatRef } from '../domain/chat-ref.ts'
import type { Reply } from '../domain/reply.ts'

/** A message to somebody who did not ask just now. */
export interface Outgoing {
	readonly ref: ChatRef
	readonly reply: Reply
	/** Without a sound, where the platform can. */
	readonly silent: boolean
	/** Asked when its turn has come, right before each try; false: it must not be sent any more. */
	readonly mayStart: () => Promise<boolean>
}

export type Delivered =
	| { readonly kind: 'sent' }
	/** Blocked, removed, closed: nothing will ever arrive there. */
	| { readonly kind: 'gone'; readonly why: string }
	/** The chat is there, and the bot may not write into it. */
	| { readonly kind: 'no-rights'; readonly why: string }
	/** The platform allows no message now, so long after the last one of the citizen. */
	| { readonly kind: 'window-closed'; readonly why: string }
	/** Nothing was sent: the chat has another id. */
	| { readonly kind: 'moved'; readonly to: string }
	/** May go better later, not before so many milliseconds. Whether it has arrived may be unknown. */
	| { readonly kind: 'later'; readonly afterMs: number; readonly why: string }
	/** The platform does not take this message. */
	| { readonly kind: 'refused'; readonly why: string }
	/** `mayStart` said no. */
	| { readonly kind: 'withdrawn' }

/** The way out of a channel for what nobody asked for. It keeps the platform's pace; citizens' answers go first. */
export interface Outbox {
	/** Deliveries under way at once that keep the platform busy. */
	readonly atOnce: number
	/** Never rejects. */
	readonly deliver: (outgoing: Outgoing) => Promise<Delivered>
}
