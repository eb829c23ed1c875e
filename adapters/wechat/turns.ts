import type { Pace } from './capabilities.ts'
import { draw, type Pacing } from './pacing.ts'

/** What a citizen waits for, and what nobody asked for. */
export type Kind = 'answer' | 'tip'

/** One message of the account after another, answers before tips, at uneven intervals. */
export interface Turns {
	/** Waits until one message may be written. False: the channel is closing, and it must not be; tips only. */
	readonly take: (kind: Kind) => Promise<boolean>
	/** Turns tips away from now on; answers keep their places. */
	readonly close: () => void
}

export const createTurns = (
	pace: Pick<Pace, 'beforeAnswer' | 'beforeTip'>,
	{ clock, sleep, random }: Pacing,
): Turns => {
	const lines: Readonly<Record<Kind, ((go: boolean) => void)[]>> = { answer: [], tip: [] }
	let readyAt: Readonly<Record<Kind, number>> = { answer: 0, tip: 0 }
	let closed = false
	let running = false
	let waking = new AbortController()

	const note = (): void => {
		const now = clock.now()
		readyAt = { answer: now + draw(pace.beforeAnswer, random), tip: now + draw(pace.beforeTip, random) }
	}

	const next = (): Kind | null => (lines.answer.length > 0 ? 'answer' : lines.tip.length > 0 ? 'tip' : null)

	const pump = async (): Promise<void> => {
		if (running) return
		running = true
		for (let kind = next(); kind !== null; kind = next()) {
			const waitMs = readyAt[kind] - clock.now()
			if (waitMs > 0) {
				waking = new AbortController()
				await sleep(waitMs, waking.signal)
				continue
			}
			note()
			lines[kind].shift()?.(true)
			// Whoever has the turn speaks, and may line up again, before the next one is looked for.
			await Promise.resolve()
		}
		running = false
	}

	return {
		take: (kind) =>
			new Promise((resolve) => {
				if (closed && kind === 'tip') return resolve(false)
				lines[kind].push(resolve)
				// A tip that waits gives way to an answer.
				if (kind === 'answer') waking.abort()
				void pump()
			}),
		close: () => {
			closed = true
			for (const turnAway of lines.tip.splice(0)) turnAway(false)
			waking.abort()
		},
	}
}
