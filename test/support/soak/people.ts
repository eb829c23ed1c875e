import type { BotApi } from '../bot-api/bot-api.ts'
import { nowMs } from '../bot-api/call.ts'
import { privateChat, textMessage, user } from '../bot-api/updates.ts'
import { chatOf, isTip } from './tips.ts'

export interface Wish {
	readonly chat: number
	readonly text: '/subscribe' | '/stop'
	readonly saidMs: number
}

export interface Confirmed extends Wish {
	/** When the server had answered the call that confirmed it. */
	readonly atMs: number
}

/** People who opt in and out while the service runs; each says one thing. */
export interface People {
	readonly say: (chat: number, text: Wish['text']) => void
	/** Wishes whose confirmation has arrived by now. */
	readonly confirmed: () => readonly Confirmed[]
	readonly wishes: readonly Wish[]
}

/** @param latencyMs of the server's answers */
export const createPeople = (api: BotApi, latencyMs: number): People => {
	const wishes: Wish[] = []
	return {
		wishes,
		say: (chat, text) => {
			const from = user(chat, { language_code: 'zh' })
			wishes.push({ chat, text, saidMs: nowMs() })
			api.inject(textMessage({ chat: privateChat(from), from, text }))
		},
		confirmed: () => {
			const answers = new Map<number, number>()
			for (const call of api.calls)
				if (call.method === 'sendMessage' && call.status === 200 && !isTip(call))
					if (!answers.has(chatOf(call))) answers.set(chatOf(call), call.atMs + latencyMs)
			return wishes.flatMap((wish) => {
				const atMs = answers.get(wish.chat)
				return atMs === undefined ? [] : [{ ...wish, atMs }]
			})
		},
	}
}
