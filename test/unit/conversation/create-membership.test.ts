import { expect, it } from 'vitest'
import { createMembership } from '../../../src/conversation/create-membership.ts'
import { conversationKey } from '../../../src/domain/conversation.ts'
import { inMemory } from '../../../src/store/in-memory.ts'

const open = () => {
	const calls: unknown[] = []
	const { preferences } = inMemory({ now: Date.now })
	const chats = {
		seen: async () => undefined,
		stateOf: async () => null,
		counts: async () => ({ here: 0, gone: 0 }),
		gone: async () => undefined,
		left: async (...args: readonly string[]) => void calls.push(['left', ...args]),
		moved: async (...args: readonly string[]) => void calls.push(['moved', ...args]),
	}
	return { membership: createMembership({ chats, preferences }), preferences, calls }
}
const [group, later] = [conversationKey('telegram', '-5'), conversationKey('telegram', '-1005')]

it('ends a chat and forgets its settings', async () => {
	const { membership, preferences, calls } = open()
	await preferences.fixLang(group, 'en')
	await membership.left('telegram', '-5')

	expect([calls, await preferences.langOf(group)]).toEqual([[['left', 'telegram', '-5']], null])
})

it('takes the settings of a group to its new id', async () => {
	const { membership, preferences, calls } = open()
	await preferences.fixLang(group, 'en')
	await membership.moved('telegram', '-5', '-1005')

	expect([calls, await preferences.langOf(later)]).toEqual([[['moved', 'telegram', '-5', '-1005']], 'en'])
})
