import type { ConversationKey } from '../domain/conversation.ts'
import type { Lang } from '../domain/lang.ts'
import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'

const CAPACITY = 10_000

/** A map that forgets what was set longest ago once it holds more than `capacity`. */
const bounded = <Key, Value>(capacity: number) => {
	const values = new Map<Key, Value>()
	return {
		get: (key: Key): Value | null => values.get(key) ?? null,
		set: (key: Key, value: Value): void => {
			values.delete(key)
			values.set(key, value)
			const [oldest] = values.keys()
			if (values.size > capacity && oldest !== undefined) values.delete(oldest)
		},
		delete: (key: Key): void => {
			values.delete(key)
		},
	}
}

/**
 * What a conversation needs of a store, for where nothing is kept: gone with the process.
 * @param capacity preferences and memories at most, each; what was set longest ago goes first. Default 10,000
 */
export const inMemory = (clock: Clock, capacity = CAPACITY): Pick<Store, 'preferences' | 'memory'> => {
	const langs = bounded<ConversationKey, Lang>(capacity)
	const memories = bounded<ConversationKey, { readonly text: string; readonly untilMs: number }>(capacity)
	return {
		preferences: {
			langOf: async (key) => langs.get(key),
			fixLang: async (key, lang) => (lang === null ? langs.delete(key) : langs.set(key, lang)),
			move: async (from, to) => {
				const lang = langs.get(from)
				langs.delete(from)
				if (lang !== null) langs.set(to, lang)
			},
			forget: async (key) => langs.delete(key),
		},
		memory: {
			load: async (key) => {
				const memory = memories.get(key)
				return memory === null || memory.untilMs <= clock.now() ? null : memory.text
			},
			save: async (key, text, untilMs) => memories.set(key, { text, untilMs }),
			forget: async (key) => memories.delete(key),
		},
	}
}
