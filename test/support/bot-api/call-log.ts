import { type Call, type Files, nowMs, type Payload } from './call.ts'

type OpenCall = { -readonly [Key in keyof Call]: Call[Key] }

export interface CallLog {
	readonly calls: readonly Call[]
	/** Calls other than getUpdates under way now, and the most there were at once. */
	readonly inFlight: () => number
	readonly maxInFlight: () => number
	/** Returns what ends the call; only its first use counts. */
	readonly open: (method: string, payload: Payload, files: Files) => EndCall
}

export type EndCall = (status: number, description?: string) => void

export const createCallLog = (changed: () => void): CallLog => {
	const calls: OpenCall[] = []
	let inFlight = 0
	let maxInFlight = 0
	return {
		calls,
		inFlight: () => inFlight,
		maxInFlight: () => maxInFlight,
		open: (method, payload, files) => {
			const call: OpenCall = { method, payload, files, atMs: nowMs(), status: null }
			const counts = method === 'getUpdates' ? 0 : 1
			calls.push(call)
			inFlight += counts
			maxInFlight = Math.max(maxInFlight, inFlight)
			changed()
			return (status, description) => {
				if (call.status !== null) return
				call.status = status
				if (description !== undefined) call.description = description
				inFlight -= counts
				changed()
			}
		},
	}
}
