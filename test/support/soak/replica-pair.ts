import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Recorder } from './recorder.ts'
import type { ReplicaOrders } from './replica.ts'

export interface Kill {
	readonly name: string
	/** Real time. */
	readonly atMs: number
}

/** Two processes of replica.ts, each life under a name of its own. */
export interface ReplicaPair {
	readonly kills: readonly Kill[]
	/** Kills the one that sent last, now and then the other or both, and starts as many after a while. */
	readonly strike: () => Promise<void>
	readonly stop: () => Promise<void>
}

const REPLICA = fileURLToPath(new URL('replica.ts', import.meta.url))
const MOST_AWAY_MS = 3000

export const startPair = (
	orders: Omit<ReplicaOrders, 'name'>,
	recorder: Recorder,
	random: () => number,
): ReplicaPair => {
	const running = new Map<string, ChildProcess>()
	const kills: Kill[] = []
	let lives = 0

	const start = (): void => {
		const name = String(++lives)
		const child = spawn(process.execPath, [REPLICA, JSON.stringify({ ...orders, name })], {
			stdio: ['ignore', 'ignore', 'inherit'],
		})
		running.set(name, child)
	}

	const end = async (name: string): Promise<void> => {
		const child = running.get(name)
		if (child === undefined) return
		running.delete(name)
		child.kill('SIGKILL')
		await once(child, 'close')
	}

	const victims = (): readonly string[] => {
		const sender = recorder.recorded.at(-1)?.name
		const dice = random()
		const both = dice < 0.2
		return [...running.keys()].filter((name) => both || (name === sender) === dice < 0.85)
	}

	start()
	start()
	return {
		kills,
		strike: async () => {
			const hit = victims()
			for (const name of hit) kills.push({ name, atMs: Date.now() })
			await Promise.all(hit.map(end))
			await sleep(random() * MOST_AWAY_MS)
			for (const _ of hit) start()
		},
		stop: async () => {
			await Promise.all([...running.keys()].map(end))
		},
	}
}
