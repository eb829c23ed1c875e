import { setTimeout as sleep } from 'node:timers/promises'

const LOOK_MS = 20

/** Looks fifty times a second, and rejects when it takes too long. */
export const waitUntil = async (
	done: () => boolean | Promise<boolean>,
	timeoutMs: number,
	what = String(done),
): Promise<void> => {
	const untilMs = performance.now() + timeoutMs
	while (!(await done())) {
		if (performance.now() > untilMs) throw new Error(`Not within ${timeoutMs} ms: ${what}`)
		await sleep(LOOK_MS)
	}
}
