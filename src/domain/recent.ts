/** What happened lately, by key. */
export interface Recent<Value> {
	readonly get: (key: string) => Value | undefined
	readonly set: (key: string, value: Value) => void
	readonly delete: (key: string) => void
}

interface Kept<Value> {
	readonly value: Value
	readonly atMs: number
}

/** Forgets what is older than `ageMs`, and the oldest beyond `capacity`. */
export const createRecent = <Value>(
	capacity: number,
	ageMs: number,
	clock: { readonly now: () => number },
): Recent<Value> => {
	// A Map keeps insertion order, so that its first key is the oldest.
	const kept = new Map<string, Kept<Value>>()
	const forget = (): void => {
		for (const [key, { atMs }] of kept) {
			if (kept.size <= capacity && clock.now() - atMs < ageMs) return
			kept.delete(key)
		}
	}
	return {
		get: (key) => {
			forget()
			return kept.get(key)?.value
		},
		set: (key, value) => {
			kept.delete(key)
			kept.set(key, { value, atMs: clock.now() })
			forget()
		},
		delete: (key) => void kept.delete(key),
	}
}
