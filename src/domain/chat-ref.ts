/** Where a message can be sent: the platform's own ids. `thread` is null outside a topic of a group. */
export interface ChatRef {
	/** Name of the channel, such as `telegram`. */
	readonly platform: string
	readonly chat: string
	readonly thread: string | null
}

/** The same for the same place only. The order of a chat's tips hangs on it: it never changes. */
export const nameOfChat = ({ platform, chat, thread }: ChatRef): string =>
	JSON.stringify([platform, chat, thread])
