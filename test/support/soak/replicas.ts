import type { BotApi } from '../bot-api/bot-api.ts'
import { type BotProcess, startBotProcess } from '../bot-process.ts'
import { startRoundRobin, startVia } from './forwarder.ts'
import { freePort } from './free-port.ts'
import type { Place } from './place.ts'
import { isTip } from './tips.ts'

/** One of the processes that share a PostgreSQL, with its own way to the test server. */
export interface Replica {
	/** What the server sees in the payload of its calls as `via`. */
	readonly via: string
	readonly start: () => void
	readonly process: () => BotProcess
}

export interface Replicas extends AsyncDisposable {
	readonly all: readonly Replica[]
	/** The one that sent the last tip by now; null before the first. */
	readonly sender: () => Replica | null
}

/** Two, which take Telegram's updates in turn. */
export const createReplicas = async (
	api: BotApi,
	place: Place,
	settings: Readonly<Record<string, string>>,
): Promise<Replicas> => {
	const ports = [await freePort(), await freePort()]
	const webhook = await startRoundRobin(ports.map((port) => `http://127.0.0.1:${port}`))
	const ways = await Promise.all(ports.map((_, index) => startVia(api.url, String(index))))
	const running = new Map<string, BotProcess>()
	const all = ports.map((port, index): Replica => {
		const via = String(index)
		return {
			via,
			start: () => {
				const url = ways[index]?.url ?? ''
				const process = startBotProcess({ token: api.token, url }, place.dataDir(index), {
					...place.settings,
					...settings,
					PORT: String(port),
					TELEGRAM_WEBHOOK_URL: `${webhook.url}/telegram/webhook`,
					TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-the-tests',
				})
				running.set(via, process)
			},
			process: () => {
				const process = running.get(via)
				if (process === undefined) throw new Error(`Replica ${via} was never started`)
				return process
			},
		}
	})
	return {
		all,
		sender: () => {
			const via = api.calls.findLast(isTip)?.payload['via']
			return all.find((replica) => replica.via === via) ?? null
		},
		[Symbol.asyncDispose]: async () => {
			for (const process of running.values()) process.child.kill('SIGCONT')
			await Promise.all([...running.values()].map((process) => process.end('SIGKILL')))
			await Promise.all([webhook, ...ways].map((forwarder) => forwarder.stop()))
		},
	}
}
