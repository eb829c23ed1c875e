import type { Said } from '../../src/domain/conversation.ts'
import { addressed, withoutQuotation } from './addressed.ts'

/** A message as the puppet gave it, as plain data. */
export interface Heard {
	readonly id: string
	readonly atMs: number
	/** `media`: what a person sends that is no text. `notice`: what WeChat itself says. `recall`: `text` is the id of what was taken back. */
	readonly kind: 'text' | 'media' | 'recall' | 'notice'
	readonly text: string
	readonly isSelf: boolean
	/** An Official Account, not a person. */
	readonly isOfficial: boolean
	readonly talkerId: string
	/** Null in private. */
	readonly roomId: string | null
	readonly mentionsSelf: boolean
	/** What the bot is called there. */
	readonly names: readonly string[]
}

/** Where a message came from and where its answer goes. */
export interface Place {
	readonly talkerId: string
	readonly roomId: string | null
}

export type Incoming =
	| {
			readonly kind: 'message'
			readonly said: Extract<Said, { text: string } | { event: string }>
			readonly place: Place
			readonly id: string
			readonly atMs: number
	  }
	/** /stop in a room, to nobody: it is heeded without a word. */
	| { readonly kind: 'stop'; readonly place: Place; readonly text: string }
	| { readonly kind: 'recalled'; readonly id: string }
	/** Counted under its reason, and nothing is said. */
	| { readonly kind: 'ignored'; readonly reason: string }

const ignored = (reason: string): Incoming => ({ kind: 'ignored', reason })

/** The command that every tip names; the words for it may be said to somebody else. */
const BARE_STOP = /^\s*[/／]stop\s*$/iu

/** A message as what it means to the bot. Pure. */
export const decode = (heard: Heard): Incoming => {
	const { id, atMs, kind, text, talkerId, roomId } = heard
	const place = { talkerId, roomId }
	if (heard.isSelf) return ignored('self')
	if (kind === 'recall') return { kind: 'recalled', id: text }
	if (heard.isOfficial) return ignored('official-account')
	if (kind === 'notice') return ignored('notice')
	if (kind === 'media')
		return roomId === null
			? { kind: 'message', said: { event: 'unreadable' }, place, id, atMs }
			: ignored('no-text')
	if (roomId === null) {
		const said = withoutQuotation(text)
		return said.trim() === ''
			? ignored('no-text')
			: { kind: 'message', said: { text: said }, place, id, atMs }
	}
	const said = addressed(heard)
	if (said !== null) return { kind: 'message', said: { text: said }, place, id, atMs }
	return BARE_STOP.test(text) ? { kind: 'stop', place, text } : ignored('not-addressed')
}
