/** What was used last, by key; the one unused for longest goes first. */
export interface Lru<Value> {
	readonly get: (key: string) => Value | undefined
	readonly set: (key: string, value: Value) => void
	readonly delete: (key: string) => void
}

export const createLru = <Value>(capacity: number): Lru<Value> => {
	// A Map keeps insertion order, so that its first key is the one unused for longest.
	const kept = new Map<string, Value>()
	const put = (key: string, value: Value): void => {
		kept.delete(key)
		kept.set(key, value)
	}
	return {
		get: (key) => {
			const value = kept.get(key)
			if (value !== undefined) put(key, value)
			return value
		},
		set: (key, value) => {
			put(key, value)
			for (const oldest of kept.keys()) {
				if (kept.size <= capacity) break
				kept.delete(oldest)
			}
		},
		delete: (key) => void kept.delete(key),
	}
}
