import type { Leaving } from '../compose/phrasebook/phrasebook.ts'
import type { Store } from '../ports/store.ts'
import type { Turn } from './turn.ts'

/** Where the store cannot remove by itself: what a conversation is known by. */
const forgetIn =
	({ preferences, memory }: Pick<Store, 'preferences' | 'memory'>): Store['remove'] =>
	async ({ conversations = [] }) => {
		await Promise.all(conversations.flatMap((key) => [preferences.forget(key), memory.forget(key)]))
	}

/**
 * Deletes everything of a chat with one person; of a group only what its administrators say, else the person's own.
 * @returns whose traces went. Rejects with the store's AppError when it is out of reach.
 */
export const createDeleteTraces = (
	store: Pick<Store, 'preferences' | 'memory'> & Partial<Pick<Store, 'remove'>>,
): ((turn: Turn) => Promise<Leaving>) => {
	const remove = store.remove ?? forgetIn(store)
	return async ({ message: { group, sender }, key }) => {
		const whole = group === undefined || (await group.maySet())
		const { platform, chat } = sender?.chat ?? {}
		await remove({
			conversations: group !== undefined && whole ? [key, group.key] : [key],
			...(platform !== undefined && chat !== undefined && whole ? { chat: { platform, chat } } : {}),
			...(sender === undefined ? {} : { person: { platform: sender.chat.platform, id: sender.person } }),
		})
		if (group === undefined) return 'chat'
		return whole ? 'group' : 'person'
	}
}
