import { createIsKnown } from '../../src/domain/is-known.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Handled } from '../../src/ports/store.ts'
import type { Bubble } from './bubble.ts'
import type { Arrived } from './decode.ts'
import type { Sender } from './send.ts'

/** What one delivery is answered. `failed`: WeChat may deliver it again. */
export type Settled =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'nothing' }
	| { readonly kind: 'failed' }

/** Takes each message once, however often it is delivered. */
export interface Intake {
	/**
	 * Of all deliveries of a message that still wait, the newest gets the answer; where none does, it goes as a
	 * customer-service message. Never rejects.
	 * @param isOpen whether who delivered it still waits
	 */
	readonly accept: (arrived: Arrived, isOpen: () => boolean) => Promise<Settled>
	/** Resolves when nothing is under way. */
	readonly idle: () => Promise<void>
}

export interface IntakeOptions {
	readonly handled: Handled
	/** Whose ids these are. */
	readonly channel: string
	/** The bubbles of the answer; empty where nothing is said. */
	readonly process: (arrived: Arrived) => Promise<readonly Bubble[]>
	readonly sender: Pick<Sender, 'send'>
	/** How long the last delivery may wait for its answer. */
	readonly passiveMs: number
	readonly log: Log
}

interface Waiting {
	readonly isOpen: () => boolean
	readonly settle: (settled: Settled) => void
}

interface Work {
	/** Newest last. */
	readonly waiting: Set<Waiting>
	/** So far. */
	deliveries: number
	/** What whoever comes later is told; null while it is not known. */
	later: Settled | null
	done: Promise<void>
}

/** WeChat delivers three times, five seconds apart, what it gets no answer to. */
const DELIVERIES = 3

const NOTHING: Settled = { kind: 'nothing' }
const FAILED: Settled = { kind: 'failed' }

export const createIntake = (options: IntakeOptions): Intake => {
	const { handled, channel, process, sender, passiveMs, log } = options
	const pending = new Map<string, Work>()

	const isKnown = createIsKnown({ handled, channel, log })

	const tellAll = (work: Work, settled: Settled): void => {
		work.later = settled
		for (const waiting of work.waiting) waiting.settle(settled)
	}

	/** @returns what is left to be sent */
	const handOver = (work: Work, bubbles: readonly Bubble[]): readonly Bubble[] => {
		const [first, ...rest] = bubbles
		const open = [...work.waiting].findLast(({ isOpen }) => isOpen())
		if (first?.kind === 'text') open?.settle(first)
		tellAll(work, NOTHING)
		return open === undefined || first?.kind !== 'text' ? bubbles : rest
	}

	const settle = async (arrived: Arrived, work: Work): Promise<void> => {
		const { id, openId } = arrived
		try {
			if (await isKnown(id)) return tellAll(work, NOTHING)
			const bubbles = await process(arrived)
			const rest = handOver(work, bubbles)
			// Where nobody waited here, another process may have answered the newest delivery.
			const isOurs = rest.length < bubbles.length || !(await isKnown(id))
			if (rest.length > 0 && isOurs) await sender.send(openId, rest)
			await handled.add(channel, [id])
		} catch (error) {
			log.error({ err: error }, 'a message could not be settled; it may be answered again')
			tellAll(work, FAILED)
		} finally {
			pending.delete(id)
		}
	}

	/**
	 * Only the last delivery is told that the message was taken: to the others WeChat hangs up and delivers again, so a
	 * message that has no answer yet is WeChat's to keep, also over a kill.
	 */
	const join = (work: Work, isOpen: () => boolean): Promise<Settled> =>
		new Promise((resolve) => {
			if (work.later !== null) return resolve(work.later)
			work.deliveries += 1
			const leave = (settled: Settled): void => {
				clearTimeout(timer)
				work.waiting.delete(waiting)
				resolve(settled)
			}
			const waiting: Waiting = { isOpen, settle: leave }
			const isLast = work.deliveries >= DELIVERIES
			const timer = isLast ? setTimeout(leave, passiveMs, NOTHING) : undefined
			work.waiting.add(waiting)
		})

	return {
		accept: (arrived, isOpen) => {
			const known = pending.get(arrived.id)
			if (known !== undefined) return join(known, isOpen)
			const work: Work = { waiting: new Set(), deliveries: 0, later: null, done: Promise.resolve() }
			pending.set(arrived.id, work)
			const settled = join(work, isOpen)
			work.done = settle(arrived, work)
			return settled
		},
		idle: async () => {
			while (pending.size > 0) await Promise.all([...pending.values()].map(({ done }) => done))
		},
	}
}
