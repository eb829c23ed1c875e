import type { BotApi } from '../bot-api/bot-api.ts'
import { nowMs } from '../bot-api/call.ts'
import { privateChat, textMessage, user } from '../bot-api/updates.ts'
import { chatOf } from './tips.ts'
import { waitUntil } from './wait-until.ts'

/** How long citizens waited, from their message's arrival at the test server until that of the answer. */
export interface Waits {
	readonly asked: number
	readonly answered: number
	readonly p50Ms: number
	readonly p99Ms: number
	readonly mostMs: number
}

export interface Citizens {
	/** Nobody asks any more; waits for the answers, for a minute at most. */
	readonly end: () => Promise<Waits>
}

export interface CitizensOptions {
	readonly perSecond: number
	/** Each question comes from a person of its own. */
	readonly firstId: number
}

const QUESTIONS = ['今年修几条路', '粮食要打多少', '怎么支持企业', '我家路灯坏了', '你好', 'how many bridges']

export const askSteadily = (api: BotApi, { perSecond, firstId }: CitizensOptions): Citizens => {
	const askedMs = new Map<number, number>()
	const ask = (): void => {
		const from = user(firstId + askedMs.size, { language_code: 'zh' })
		const text = QUESTIONS[askedMs.size % QUESTIONS.length] ?? ''
		askedMs.set(from.id, nowMs())
		api.inject(textMessage({ chat: privateChat(from), from, text }))
	}
	const timer = setInterval(ask, 1000 / perSecond)
	return {
		end: async () => {
			clearInterval(timer)
			const allAnswered = () => [...askedMs.keys()].every((id) => api.sentTo(id).length > 0)
			await waitUntil(allAnswered, 60_000, 'all answered').catch(() => undefined)
			const answeredMs = new Map<number, number>()
			for (const call of api.calls)
				if (call.method === 'sendMessage' && (call.status ?? 200) === 200 && !answeredMs.has(chatOf(call)))
					answeredMs.set(chatOf(call), call.atMs)
			const waits = [...askedMs]
				.flatMap(([id, fromMs]) => {
					const atMs = answeredMs.get(id)
					return atMs === undefined ? [] : [atMs - fromMs]
				})
				.toSorted((a, b) => a - b)
			const at = (share: number): number => Math.round(waits[Math.floor((waits.length - 1) * share)] ?? 0)
			return { asked: askedMs.size, answered: waits.length, p50Ms: at(0.5), p99Ms: at(0.99), mostMs: at(1) }
		},
	}
}
