/** What a channel tells of chats that come to an end or get another id. Groups are chats with all their threads. */
export interface Membership {
	/** Blocked by a person, removed from a group, closed. */
	readonly left: (platform: string, chat: string) => Promise<void>
	/** The platform gave a group another id. */
	readonly moved: (platform: string, from: string, to: string) => Promise<void>
}
