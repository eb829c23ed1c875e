import type { ChatMember } from 'grammy/types'
import { asUser } from '../bot-user.ts'
import { chatMember } from '../group-updates.ts'
import { requiredInteger } from '../parameters.ts'
import { findChat, reachChat } from '../reach-chat.ts'
import { badRequest } from '../refusal.ts'
import type { Method, Methods } from '../world.ts'

const NO_GIFTS = {
	unlimited_gifts: false,
	limited_gifts: false,
	unique_gifts: false,
	premium_subscription: false,
	gifts_from_channels: false,
}

const getChat: Method = ({ chats }, { payload }) => {
	const { chat } = findChat(chats, payload)
	return { ...chat, accent_color_id: 0, max_reaction_count: 11, accepted_gift_types: NO_GIFTS }
}

const getChatMember: Method = ({ chats, me }, { payload }): ChatMember => {
	const userId = requiredInteger(payload, 'user_id')
	const { bot, members } = reachChat(chats, payload)
	const member = userId === me.id ? chatMember(asUser(me), bot) : members.get(userId)
	if (member === undefined) throw badRequest('user not found')
	return member
}

const isAdministrator = ({ status }: ChatMember): boolean =>
	status === 'creator' || status === 'administrator'

const getChatAdministrators: Method = ({ chats, me }, { payload }) => {
	const { chat, bot, members } = reachChat(chats, payload)
	if (chat.type === 'private') throw badRequest('there are no administrators in the private chat')
	const others = [...members.values()].filter(({ user }) => user.id !== me.id)
	return [...others, chatMember(asUser(me), bot)].filter(isAdministrator)
}

const leaveChat: Method = ({ chats }, { payload }) => {
	const found = reachChat(chats, payload)
	if (found.chat.type === 'private') throw badRequest("chat member status can't be changed in private chats")
	found.bot = 'left'
	return true
}

export const chatMethods: Methods = { getChat, getChatMember, getChatAdministrators, leaveChat }
