import { expect, it } from 'vitest'
import { chatRefOf, destinationOf } from '../../../../adapters/telegram/chat-ref.ts'
import type { Place } from '../../../../adapters/telegram/decode.ts'

const GROUP: Place = { chatId: -1005, isGroup: true, threadId: 77, speakerId: 1, lang: 'zh-Hans' }

it.each([
	['a topic', GROUP, '77'],
	['the general topic', { ...GROUP, threadId: null }, null],
	['a person, whatever their topic', { ...GROUP, chatId: 1, isGroup: false }, null],
])('%s is a chat of its own', (_, place, thread) => {
	expect(chatRefOf(place)).toEqual({ platform: 'telegram', chat: String(place.chatId), thread })
})

it('leads back to where it came from', () => {
	expect(destinationOf(chatRefOf(GROUP))).toEqual({ chatId: -1005, threadId: 77, replyTo: null })
})
