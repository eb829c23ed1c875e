import type { BotApi } from '../bot-api/bot-api.ts'
import { type Call, nowMs } from '../bot-api/call.ts'
import { chatOf, isTip } from './tips.ts'

/** Tips that the end of processes cut short, as the test server counts them. */
export interface CutShort {
	/** Their chats; the server had given no answer at the kill, or read the request only afterwards. */
	readonly unanswered: readonly number[]
	/** Those, and the ones whose answer had left so shortly before that it may not have been written down. */
	readonly unheard: readonly number[]
}

export interface KillLog {
	/** Call it at the very moment of a kill. @param via only what came by this way; default: all */
	readonly killed: (via?: string) => void
	/** What comes by this way from now on is another process's. */
	readonly started: (via?: string) => void
	/** Of all kills so far. @param returnMs that an answer takes to reach the bot and be written down there */
	readonly cutShort: (returnMs: number) => CutShort
	/** From the answer to a call until the kill of the process that made it; Infinity where it was not killed. */
	readonly lifeAfterMs: (call: Call) => number
}

interface Kill {
	readonly atMs: number
	readonly via: string | undefined
	readonly open: ReadonlySet<Call>
	untilMs: number
}

/** @param latencyMs of the server's answers, which come after their effect */
export const createKillLog = (api: BotApi, latencyMs: number): KillLog => {
	const kills: Kill[] = []

	const by = ({ via }: Kill): readonly Call[] =>
		api.calls.filter((call) => via === undefined || call.payload['via'] === via)

	const tipsSince = (kill: Kill, fromMs: number): readonly Call[] =>
		by(kill).filter((call) => isTip(call) && call.atMs >= fromMs && call.atMs < kill.untilMs)

	return {
		killed: (via) => {
			const open = api.calls.filter(({ status }) => status === null)
			kills.push({ atMs: nowMs(), via, open: new Set(open), untilMs: Number.POSITIVE_INFINITY })
		},
		started: (via) => {
			for (const kill of kills) if (kill.via === via) kill.untilMs = Math.min(kill.untilMs, nowMs())
		},
		lifeAfterMs: (call) => {
			const same = kills.filter(({ via }) => via === undefined || via === call.payload['via'])
			if (same.some(({ atMs, untilMs }) => atMs <= call.atMs && call.atMs < untilMs)) return 0
			const next = same.find(({ atMs }) => atMs > call.atMs)
			return next === undefined ? Number.POSITIVE_INFINITY : next.atMs - call.atMs - latencyMs
		},
		cutShort: (returnMs) => {
			const unheard = kills.map((kill) => tipsSince(kill, kill.atMs - latencyMs - returnMs))
			const unanswered = kills.flatMap((kill, index) =>
				(unheard[index] ?? []).filter((call) => kill.open.has(call) || call.atMs > kill.atMs),
			)
			return { unanswered: unanswered.map(chatOf), unheard: unheard.flat().map(chatOf) }
		},
	}
}
