import type { Log } from '../../src/ports/log.ts'
import type { Handled } from '../../src/ports/store.ts'
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
	readonly process: (arrived: Arrived) => Promise<readonly string[]>
	readonly sender: Sender
	/** How long a delivery may wait for its answer. */
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
	/** What whoever comes later is told; null while it is not known. */
	later: Settled | null
	done: Promise<void>
}

const NOTHING: Settled = { kind: 'nothing' }
const FAILED: Settled = { kind: 'failed' }

export const createIntake = (options: IntakeOptions): Intake => {
	const { handled, channel, process, sender, passiveMs, log } = options
	const pending = new Map<string, Work>()

	// Whoever asks is answered, also when nobody can say whether it was done before.
	const isKnown = async (id: string): Promise<boolean> => {
		try {
			return await handled.has(channel, id)
		} catch (error) {
			log.error({ err: error }, 'not known whether a message was handled; it counts as new')
			return false
		}
	}

	const tellAll = (work: Work, settled: Settled): void => {
		work.later = settled
		for (const waiting of work.waiting) waiting.settle(settled)
	}

	/** @returns what is left to be sent */
	const handOver = (work: Work, bubbles: readonly string[]): readonly string[] => {
		const [text, ...rest] = bubbles
		const open = [...work.waiting].findLast(({ isOpen }) => isOpen())
		if (text !== undefined) open?.settle({ kind: 'text', text })
		tellAll(work, NOTHING)
		return open === undefined ? bubbles : rest
	}

	const settle = async (arrived: Arrived, work: Work): Promise<void> => {
		const { id, openId } = arrived
		try {
			if (await isKnown(id)) return tellAll(work, NOTHING)
			const rest = handOver(work, await process(arrived))
			if (rest.length > 0) await sender.send(openId, rest)
			await handled.add(channel, [id])
		} catch (error) {
			log.error({ err: error }, 'a message could not be settled; it may be answered again')
			tellAll(work, FAILED)
		} finally {
			pending.delete(id)
		}
	}

	const join = (work: Work, isOpen: () => boolean): Promise<Settled> =>
		new Promise((resolve) => {
			if (work.later !== null) return resolve(work.later)
			const leave = (settled: Settled): void => {
				clearTimeout(timer)
				work.waiting.delete(waiting)
				resolve(settled)
			}
			const waiting: Waiting = { isOpen, settle: leave }
			const timer = setTimeout(leave, passiveMs, NOTHING)
			work.waiting.add(waiting)
		})

	return {
		accept: (arrived, isOpen) => {
			const known = pending.get(arrived.id)
			if (known !== undefined) return join(known, isOpen)
			const work: Work = { waiting: new Set(), later: null, done: Promise.resolve() }
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
