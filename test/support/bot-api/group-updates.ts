import type { Chat, ChatMember, Message, User } from 'grammy/types'
import { asUser } from './bot-user.ts'
import { findEntities } from './find-entities.ts'
import { type FormattedText, type MessageContent, nowSeconds, textContent } from './message-content.ts'
import { nextMessageId } from './message-ids.ts'
import type { MessageUpdate, NewUpdate } from './new-update.ts'

// Updates about groups and channels: who is in them, what they became, who speaks for them.

type GroupLike = Chat.GroupChat | Chat.SupergroupChat
type Status = ChatMember['status']

const ADMINISTRATOR_RIGHTS = {
	can_be_edited: false,
	is_anonymous: false,
	can_manage_chat: true,
	can_delete_messages: true,
	can_manage_video_chats: false,
	can_restrict_members: false,
	can_promote_members: false,
	can_change_info: false,
	can_invite_users: true,
	can_post_stories: false,
	can_edit_stories: false,
	can_delete_stories: false,
	can_send_welcome_messages: false,
} as const

/** Someone who may read and not write. */
const RESTRICTIONS = {
	is_member: true,
	can_send_messages: false,
	can_send_audios: false,
	can_send_documents: false,
	can_send_photos: false,
	can_send_videos: false,
	can_send_video_notes: false,
	can_send_voice_notes: false,
	can_send_polls: false,
	can_send_other_messages: false,
	can_add_web_page_previews: false,
	can_react_to_messages: false,
	can_change_info: false,
	can_invite_users: false,
	can_edit_tag: false,
	can_pin_messages: false,
	can_manage_topics: false,
	until_date: 0,
} as const

const MEMBER: { readonly [Kind in Status]: (user: User) => ChatMember } = {
	creator: (user) => ({ status: 'creator', user, is_anonymous: false }),
	administrator: (user) => ({ status: 'administrator', user, ...ADMINISTRATOR_RIGHTS }),
	member: (user) => ({ status: 'member', user }),
	restricted: (user) => ({ status: 'restricted', user, ...RESTRICTIONS }),
	left: (user) => ({ status: 'left', user }),
	kicked: (user) => ({ status: 'kicked', user, until_date: 0 }),
}

export const chatMember = (user: User, status: Status): ChatMember => MEMBER[status](user)

/** The bot is added, removed, promoted; in a private chat `kicked` is a block, `member` its end. */
export const myChatMember = (options: {
	readonly chat: Chat
	readonly from: User
	/** The bot: api.me. */
	readonly bot: User
	readonly was: Status
	readonly becomes: Status
}): NewUpdate<'my_chat_member'> => ({
	my_chat_member: {
		chat: options.chat,
		from: options.from,
		date: nowSeconds(),
		old_chat_member: chatMember(asUser(options.bot), options.was),
		new_chat_member: chatMember(asUser(options.bot), options.becomes),
	},
})

const service = (chat: GroupLike, from: User, content: MessageContent): MessageUpdate => ({
	message: { message_id: nextMessageId(), chat, from, date: nowSeconds(), ...content },
})

export const newChatMembers = (chat: GroupLike, from: User, users: readonly User[] = [from]): MessageUpdate =>
	service(chat, from, { new_chat_members: [...users] })

export const leftChatMember = (chat: GroupLike, from: User, gone: User = from): MessageUpdate =>
	service(chat, from, { left_chat_member: gone })

/** A group becomes a supergroup: the last message of the one and the first of the other. */
export const migrateTo = (
	from: User,
	before: Chat.GroupChat,
	after: Chat.SupergroupChat,
): readonly [MessageUpdate, MessageUpdate] => [
	service(before, from, { migrate_to_chat_id: after.id }),
	service(after, from, { migrate_from_chat_id: before.id }),
]

const marked = (text: string): FormattedText => ({ text, entities: findEntities(text) })

export const channelPost = (chat: Chat.ChannelChat, text: string): NewUpdate<'channel_post'> => ({
	channel_post: {
		message_id: nextMessageId(),
		chat,
		sender_chat: chat,
		date: nowSeconds(),
		...textContent(marked(text)),
	},
})

/** A message that a citizen sent by way of an inline bot. */
export const viaBot = (message: MessageUpdate['message'], bot: User): MessageUpdate => ({
	message: { ...message, via_bot: asUser(bot) },
})

const GROUP_ANONYMOUS_BOT: User = {
	id: 1_087_968_824,
	is_bot: true,
	first_name: 'Group',
	username: 'GroupAnonymousBot',
}

const CHANNEL_BOT: User = {
	id: 136_817_688,
	is_bot: true,
	first_name: 'Channel',
	username: 'Channel_Bot',
}

/** Somebody who writes in a group in the name of a channel of theirs. */
export const channelSpeaker = (
	chat: Chat.SupergroupChat,
	speaker: Chat.ChannelChat,
	text: string,
): MessageUpdate => service(chat, CHANNEL_BOT, { sender_chat: speaker, ...textContent(marked(text)) })

const TELEGRAM: User = { id: 777_000, is_bot: false, first_name: 'Telegram' }

/** A post of the channel that a group belongs to, as Telegram puts it there. */
export const linkedPost = (chat: Chat.SupergroupChat, from: Chat.ChannelChat, text: string): MessageUpdate =>
	service(chat, TELEGRAM, { sender_chat: from, is_automatic_forward: true, ...textContent(marked(text)) })

/** An administrator who writes as the group. */
export const anonymousAdmin = (chat: Chat.SupergroupChat, text: string): MessageUpdate =>
	service(chat, GROUP_ANONYMOUS_BOT, {
		sender_chat: chat,
		...textContent(marked(text)),
	} satisfies Partial<Message>)
