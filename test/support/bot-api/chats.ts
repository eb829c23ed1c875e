import type { Chat, ChatMember, Update } from 'grammy/types'

export interface KnownChat {
	readonly chat: Chat
	/** Whether the citizen has written to the bot; true for all but private chats. */
	started: boolean
	/** How the bot stands in it; `kicked` is a block in a private chat. */
	bot: ChatMember['status']
	/** The supergroup that a group became. */
	migratedTo: number | undefined
	readonly members: Map<number, ChatMember>
	/** Threads and forum topics that a message can be sent into. */
	readonly threads: Set<number>
}

export interface ChatOptions {
	/** Private chats: false for a citizen who has never written to the bot. Default true. */
	readonly started?: boolean
	/** The bot is a plain member unless it stands here with another status. */
	readonly members?: readonly ChatMember[]
	/** Forum topics; those of injected messages are known without. */
	readonly threads?: readonly number[]
}

export interface Chats {
	readonly add: (chat: Chat, options?: ChatOptions) => void
	readonly find: (id: number | string) => KnownChat | undefined
	/** Learns from an update what Telegram would know. */
	readonly note: (update: Omit<Update, 'update_id'>) => void
}

const isAway = (status: ChatMember['status']): boolean => status === 'left' || status === 'kicked'

export const createChats = (botId: number): Chats => {
	const chats = new Map<number, KnownChat>()
	const known = (chat: Chat): KnownChat => {
		const found = chats.get(chat.id)
		if (found !== undefined) return found
		const added: KnownChat = {
			chat,
			started: true,
			bot: 'member',
			migratedTo: undefined,
			members: new Map(),
			threads: new Set(),
		}
		chats.set(chat.id, added)
		return added
	}
	const noteMessage = (message: NonNullable<Update['message']>): void => {
		const { chat, from, message_thread_id: thread } = message
		const found = known(chat)
		found.started = true
		if (thread !== undefined) found.threads.add(thread)
		if (from !== undefined && !found.members.has(from.id))
			found.members.set(from.id, { status: 'member', user: from })
		for (const user of message.new_chat_members ?? []) found.members.set(user.id, { status: 'member', user })
		const gone = message.left_chat_member
		if (gone !== undefined) found.members.set(gone.id, { status: 'left', user: gone })
		if (message.migrate_to_chat_id !== undefined) {
			found.migratedTo = message.migrate_to_chat_id
			known({ id: message.migrate_to_chat_id, type: 'supergroup', title: chat.title ?? '' })
		}
	}
	return {
		add: (chat, { started = true, members = [], threads = [] } = {}) => {
			chats.set(chat.id, {
				chat,
				started,
				bot: members.find(({ user }) => user.id === botId)?.status ?? 'member',
				migratedTo: undefined,
				members: new Map(members.map((member) => [member.user.id, member])),
				threads: new Set(threads),
			})
		},
		find: (id) => {
			if (typeof id === 'number') return chats.get(id)
			return [...chats.values()].find(({ chat }) => chat.username !== undefined && `@${chat.username}` === id)
		},
		note: (update) => {
			if (update.message !== undefined) noteMessage(update.message)
			if (update.channel_post !== undefined) known(update.channel_post.chat)
			if (update.callback_query?.message !== undefined) known(update.callback_query.message.chat)
			const own = update.my_chat_member
			if (own !== undefined) {
				const found = known(own.chat)
				found.bot = own.new_chat_member.status
				if (!isAway(found.bot)) found.started = true
			}
			const other = update.chat_member
			if (other !== undefined)
				known(other.chat).members.set(other.new_chat_member.user.id, other.new_chat_member)
		},
	}
}
