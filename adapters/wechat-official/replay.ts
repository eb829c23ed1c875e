import { createHash } from 'node:crypto'
import type { Clock } from '../../src/ports/clock.ts'

/** Whether a signature comes for the first time, or again with the very same content. */
export type IsFresh = (signature: string, content: string) => boolean

const MOST_KEPT = 20_000

/** The signature of an unencrypted message does not cover its content: whoever has seen one could sign another with it. */
export const createReplayGuard = (clock: Clock, forMs: number): IsFresh => {
	// A Map keeps insertion order, so that its first key is the oldest.
	const seen = new Map<string, { readonly digest: string; readonly atMs: number }>()
	const forget = (): void => {
		for (const [key, { atMs }] of seen) {
			if (seen.size <= MOST_KEPT && clock.now() - atMs < forMs) return
			seen.delete(key)
		}
	}
	return (signature, content) => {
		forget()
		const digest = createHash('sha256').update(content).digest('base64')
		const known = seen.get(signature)
		if (known !== undefined) return known.digest === digest
		seen.set(signature, { digest, atMs: clock.now() })
		return true
	}
}
