import { conversationKey, type Handle, type Said } from '../../src/domain/conversation.ts'
import type { Reply } from '../../src/domain/reply.ts'

/** Somebody's way of speaking to the bot. */
export type Speak = (said: string | Said) => Promise<Reply>

const saidOf = (said: string | Said): Said => (typeof said === 'string' ? { text: said } : said)

/** A person alone with the bot, where it can write first. */
export const inPrivate =
	(handle: Handle, person = '7'): Speak =>
	(said) =>
		handle(
			{ ...saidOf(said), sender: { chat: { platform: 'test', chat: person, thread: null }, person } },
			conversationKey('test', person),
		)

export interface GroupPlace {
	readonly chat?: string
	readonly thread?: string | null
	readonly person?: string
	readonly isAdmin: boolean
}

/** A person in a group, or in one of its topics. */
export const inGroup =
	(handle: Handle, { chat = '-5', thread = null, person = '7', isAdmin }: GroupPlace): Speak =>
	(said) =>
		handle(
			{
				...saidOf(said),
				sender: { chat: { platform: 'test', chat, thread }, person },
				group: { key: conversationKey('test', chat), maySet: async () => isAdmin, hears: 'hears-addressed' },
			},
			conversationKey('test', [chat, thread ?? '', person].join('/')),
		)
