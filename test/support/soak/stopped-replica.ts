import { setTimeout as sleep } from 'node:timers/promises'
import type { Audit } from './audit.ts'
import { postgresPlace } from './place.ts'
import { createReplicas } from './replicas.ts'
import { newPerson, subscribeChats, yesterday } from './subscribe-chats.ts'
import { tipsIn } from './tips.ts'
import { openTrial } from './trial.ts'
import { waitUntil } from './wait-until.ts'

export interface StoppedOptions {
	readonly chats: number
	/** Sent before the one that sends is stopped. */
	readonly before: number
	readonly stoppedMs: number
}

export interface StoppedResult extends Audit {
	/** Tips that the other one sent meanwhile. */
	readonly meanwhile: number
}

/** Of two processes on PostgreSQL the one that sends is stopped with SIGSTOP for a while, then goes on. */
export const stoppedReplica = async ({
	chats,
	before,
	stoppedMs,
}: StoppedOptions): Promise<StoppedResult> => {
	const place = await postgresPlace()
	const { zone, api, kills, auditor } = await openTrial()
	const store = await place.open(yesterday)
	const ids = Array.from({ length: chats }, (_, index) => 1_000_000 + index)
	const sent = (): number => ids.filter((id) => tipsIn(api, id) > 0).length
	const replicas = await createReplicas(api, place, { BROADCAST_ZONE: zone })
	try {
		await subscribeChats(ids.map(newPerson), { store, api, zone })
		for (const replica of replicas.all) replica.start()
		await waitUntil(() => sent() >= before, 90_000, 'the first tips')
		const stopped = replicas.sender()
		kills.killed(stopped?.via)
		stopped?.process().child.kill('SIGSTOP')
		const sentBefore = sent()
		await sleep(stoppedMs)
		await auditor.look(store, [])
		const meanwhile = sent() - sentBefore
		kills.started(stopped?.via)
		stopped?.process().child.kill('SIGCONT')
		await waitUntil(async () => (await place.openRows()) === 0, 300_000, 'all settled')
		// Whoever woke may still have something on its way.
		await sleep(2000)
		return { ...(await auditor.finish(store, ids, [])), meanwhile }
	} finally {
		await replicas[Symbol.asyncDispose]()
		await store.close()
		await api.stop()
		await place.dispose()
	}
}
