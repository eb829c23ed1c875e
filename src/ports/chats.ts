import type { ChatRef } from '../domain/chat-ref.ts'

export type ChatState = 'here' | 'gone'

/** The chats that may be written to. Ids are kept as they are, because sending needs them. */
export interface Chats {
	/** Known from now on, and here, also when it was gone. */
	readonly seen: (ref: ChatRef) => Promise<void>
	/** Null for a chat that was never seen, or was deleted. */
	readonly stateOf: (ref: ChatRef) => Promise<ChatState | null>
	/** How many there are, threads counted one by one. */
	readonly counts: () => Promise<Readonly<Record<ChatState, number>>>
	/**
	 * Blocked, left or closed: its subscription ends, its open deliveries are settled as gone. A chat that comes
	 * back has to subscribe anew.
	 */
	readonly gone: (ref: ChatRef) => Promise<void>
	/** As `gone`, for a chat with all its threads. */
	readonly left: (platform: string, chat: string) => Promise<void>
	/**
	 * The platform gave a chat another id: every thread takes its subscription, deliveries and tips along. Where
	 * both ids are known, what the new one has already goes before what the old one brings.
	 */
	readonly moved: (platform: string, from: string, to: string) => Promise<void>
}
