import { conversationKey } from '../domain/conversation.ts'
import type { Membership } from '../ports/membership.ts'
import type { Store } from '../ports/store.ts'

/** What the store is told when a chat comes to an end or gets another id. Rejects with the store's AppError. */
export const createMembership = ({
	chats,
	preferences,
}: Pick<Store, 'chats' | 'preferences'>): Membership => ({
	left: async (platform, chat) => {
		await chats.left(platform, chat)
		await preferences.forget(conversationKey(platform, chat))
	},
	moved: async (platform, from, to) => {
		await chats.moved(platform, from, to)
		await preferences.move(conversationKey(platform, from), conversationKey(platform, to))
	},
})
