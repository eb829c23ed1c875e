import type { Message, MessageEntity } from 'grammy/types'

/** What a message says, apart from who, where and when. */
export type MessageContent = Partial<Omit<Message, 'message_id' | 'chat' | 'from' | 'date'>>

export interface FormattedText {
	readonly text: string
	readonly entities: readonly MessageEntity[]
}

export const textContent = ({ text, entities }: FormattedText): MessageContent => ({
	text,
	...(entities.length === 0 ? {} : { entities: [...entities] }),
})

export const captionContent = ({ text, entities }: FormattedText): MessageContent =>
	text === '' ? {} : { caption: text, ...(entities.length === 0 ? {} : { caption_entities: [...entities] }) }

/** A message replied to; it does not show what it replies to itself. */
export const replyContent = ({ reply_to_message: _, ...message }: Message): MessageContent => ({
	// The type wants the field to be there and undefined, which JSON cannot say.
	reply_to_message: message as NonNullable<Message['reply_to_message']>,
})

export const nowSeconds = (): number => Math.floor(Date.now() / 1000)
