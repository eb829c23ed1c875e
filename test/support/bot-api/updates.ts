import type { Chat, Message, MessageEntity, User } from 'grammy/types'
import { findEntities } from './find-entities.ts'
import {
	captionContent,
	type FormattedText,
	type MessageContent,
	nowSeconds,
	replyContent,
	textContent,
} from './message-content.ts'
import { nextMessageId } from './message-ids.ts'
import type { MessageUpdate, NewUpdate } from './new-update.ts'

export {
	anonymousAdmin,
	channelPost,
	channelSpeaker,
	chatMember,
	leftChatMember,
	linkedPost,
	migrateTo,
	myChatMember,
	newChatMembers,
	viaBot,
} from './group-updates.ts'
export { callbackQuery, inlineQuery } from './query-updates.ts'

// Updates as Telegram sends them, ready for inject(). Their messages have numbers of their own.

type TalkChat = Exclude<Chat, Chat.ChannelChat>
type GroupLike = Chat.GroupChat | Chat.SupergroupChat

export const user = (id: number, more: Partial<User> = {}): User => ({
	id,
	is_bot: false,
	first_name: `Citizen ${id}`,
	...more,
})

export const privateChat = ({ id, first_name, username }: User): Chat.PrivateChat => ({
	id,
	type: 'private',
	first_name,
	...(username === undefined ? {} : { username }),
})

/** A supergroup where the number is one (-100…) or topics are wanted, else a plain group. */
export const group = (
	id: number,
	{ forum = false, title = `Group ${id}` }: { readonly forum?: boolean; readonly title?: string } = {},
): GroupLike => {
	if (id >= 0) throw new RangeError(`A group has a negative number, not ${id}`)
	if (forum) return { id, type: 'supergroup', title, is_forum: true }
	return { id, type: String(id).startsWith('-100') ? 'supergroup' : 'group', title }
}

export const channel = (id: number, title = `Channel ${id}`): Chat.ChannelChat => ({
	id,
	type: 'channel',
	title,
})

interface Said {
	readonly chat: TalkChat
	readonly from: User
	readonly threadId?: number
	readonly replyTo?: Message
	/** Unix time in seconds; default now. */
	readonly date?: number
}

type Spoken = MessageUpdate['message']

const said = (
	{ chat, from, threadId, replyTo, date = nowSeconds() }: Said,
	content: MessageContent,
): Spoken => ({
	message_id: nextMessageId(),
	chat,
	from,
	date,
	...(threadId === undefined ? {} : { message_thread_id: threadId }),
	...(threadId !== undefined && chat.is_forum === true ? { is_topic_message: true } : {}),
	...(replyTo === undefined ? {} : replyContent(replyTo)),
	...content,
})

interface SaidText extends Said {
	readonly text: string
	/** Default: the /commands, @mentions and addresses in the text. */
	readonly entities?: readonly MessageEntity[]
}

const withEntities = ({
	text,
	entities = findEntities(text),
}: Pick<SaidText, 'text' | 'entities'>): FormattedText => ({ text, entities })

export const textMessage = (options: SaidText): MessageUpdate => ({
	message: said(options, textContent(withEntities(options))),
})

/** The same message with another text. */
export const editedMessage = (message: Spoken, text: string): NewUpdate<'edited_message'> => {
	const { entities: _, ...rest } = message
	const { chat, from } = message
	return {
		edited_message: { ...rest, ...textContent(withEntities({ text })), chat, from, edit_date: nowSeconds() },
	}
}

const fileIds = (kind: string): { readonly file_id: string; readonly file_unique_id: string } => {
	const number = nextMessageId()
	return { file_id: `${kind}-${number}`, file_unique_id: `unique-${kind}-${number}` }
}

export const photoWithCaption = ({
	caption = '',
	...options
}: Said & { readonly caption?: string }): MessageUpdate => ({
	message: said(options, {
		photo: [{ ...fileIds('photo'), width: 90, height: 67, file_size: 1200 }],
		...captionContent(withEntities({ text: caption })),
	}),
})

export const voice = (options: Said): MessageUpdate => ({
	message: said(options, {
		voice: { ...fileIds('voice'), duration: 3, mime_type: 'audio/ogg', file_size: 9000 },
	}),
})

export const sticker = (options: Said): MessageUpdate => ({
	message: said(options, {
		sticker: {
			...fileIds('sticker'),
			type: 'regular',
			width: 512,
			height: 512,
			is_animated: false,
			is_video: false,
			emoji: '👍',
		},
	}),
})
