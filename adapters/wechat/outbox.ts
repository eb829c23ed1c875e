import { createUnderWay } from '../../src/domain/under-way.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Delivered, Outbox, Outgoing } from '../../src/ports/outbox.ts'
import type { Account } from './account.ts'
import type { WechatConfig } from './config.ts'
import type { DailyCap } from './daily-cap.ts'
import type { Identities } from './identities.ts'
import type { Sender } from './send.ts'
import { whyOf } from './trouble.ts'
import type { Turns } from './turns.ts'

export interface WechatOutbox extends Outbox {
	/** Resolves when nothing is under way. */
	readonly idle: () => Promise<void>
}

export interface OutboxOptions {
	readonly account: Account
	readonly identities: Identities
	readonly sender: Sender
	readonly turns: Turns
	readonly cap: DailyCap
	readonly config: Pick<WechatConfig, 'laterMs' | 'pace'>
	readonly log: Log
}

/** One try for the first message: whether WeChat took one that failed is never known. */
export const createOutbox = (options: OutboxOptions): WechatOutbox => {
	const { account, identities, sender, turns, cap, config, log } = options
	const underWay = createUnderWay()
	let isCapSaid = false

	const later = (why: string, afterMs = config.laterMs): Delivered => ({ kind: 'later', afterMs, why })

	const capped = async (): Promise<Delivered | null> => {
		const waitMs = await cap.waitMs()
		if (waitMs > 0 && !isCapSaid)
			log.warn({ tipsPerDay: config.pace.tipsPerDay }, 'the account has sent as much as it may in a day')
		isCapSaid = waitMs > 0
		return waitMs > 0 ? later('the account has sent as much as it may in a day', waitMs) : null
	}

	const deliver = async ({ ref, reply, mayStart }: Outgoing): Promise<Delivered> => {
		if (account.selfId() === null) return later('nobody is logged in')
		const resolved = await identities.resolve(ref)
		if (resolved.kind !== 'found') return resolved
		const [first, ...rest] = await sender.bubblesOf(reply, { id: resolved.id, mention: null })
		if (first === undefined) return { kind: 'refused', why: 'the message is empty' }
		if (!(await turns.take('tip'))) return { kind: 'withdrawn' }
		const wait = await capped()
		if (wait !== null) return wait
		// While it waited somebody may have logged in anew, or a second room of the name have come.
		const still = account.selfId() === null ? null : await identities.resolve(ref)
		if (still === null) return later('nobody is logged in')
		if (still.kind !== 'found') return still
		if (still.id !== resolved.id) return later('the account has logged in anew')
		if (!(await mayStart())) return { kind: 'withdrawn' }
		try {
			await first()
		} catch (error) {
			return later(whyOf(error))
		}
		await cap.count()
		// Part of it has arrived: nothing may withdraw what follows.
		await sender.send(rest)
		return { kind: 'sent' }
	}

	return {
		atOnce: config.pace.deliveriesAtOnce,
		deliver: async (outgoing) => {
			const done = deliver(outgoing).catch((error: unknown) => later(whyOf(error)))
			return underWay.track(done)
		},
		idle: underWay.idle,
	}
}
