import { createServer } from 'node:http'
import { json } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../../../src/ports/clock.ts'
import { listenLocally } from '../local-server.ts'

export interface Message {
	/** Of the replica. */
	readonly name: string
	readonly chat: string
	/** Id of the tip. */
	readonly tip: string
}

export interface Recorded extends Message {
	/** By the clock that is led. */
	readonly atMs: number
	/** Real time; null while there is no answer. */
	answeredMs: number | null
}

/** Takes messages of replicas over HTTP in place of a platform. */
export interface Recorder {
	readonly url: string
	/** Grows. */
	readonly recorded: readonly Recorded[]
	/** Messages whose answer is still to come, now. */
	readonly underWay: () => number
	readonly stop: () => Promise<void>
}

/** @param latencyMs of real time between the effect and its answer */
export const startRecorder = async (clock: Clock, latencyMs: number): Promise<Recorder> => {
	const recorded: Recorded[] = []
	let underWay = 0
	const server = createServer(async (request, response) => {
		const message: Recorded = { ...((await json(request)) as Message), atMs: clock.now(), answeredMs: null }
		recorded.push(message)
		underWay += 1
		await sleep(latencyMs)
		underWay -= 1
		if (response.destroyed) return
		message.answeredMs = Date.now()
		response.end()
	})
	return { ...(await listenLocally(server)), recorded, underWay: () => underWay }
}
