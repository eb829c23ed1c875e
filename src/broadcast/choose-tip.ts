import { type ChatRef, nameOfChat } from '../domain/chat-ref.ts'
import type { Tip } from '../domain/pack.ts'

const DAY_MS = 86_400_000

/** 32 bits of a text, well mixed: FNV-1a, then the last step of MurmurHash3. */
const mixed = (text: string): number => {
	let hash = 0x811c9dc5
	for (let index = 0; index < text.length; index += 1)
		hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
	return (hash ^ (hash >>> 16)) >>> 0
}

/** The same whatever the order of the file is. */
const inOrderOf = (tips: readonly Tip[], seed: string): readonly Tip[] =>
	tips
		.map((tip) => ({ tip, rank: mixed(`${seed}\n${tip.id}`) }))
		.toSorted((a, b) => a.rank - b.rank || (a.tip.id < b.tip.id ? -1 : 1))
		.map(({ tip }) => tip)

/**
 * The next tip of a chat: each chat has its own order of all tips, in which no tip comes again until all were used.
 * Null where there are no tips.
 * @param used ids of the tips that the chat got or is about to get, the one longest ago first; those of tips that are
 * no more do not count
 */
export const chooseTip = (tips: readonly Tip[], chat: ChatRef, used: readonly string[]): Tip | null => {
	const usedIds = new Set(used)
	const unused = inOrderOf(
		tips.filter(({ id }) => !usedIds.has(id)),
		nameOfChat(chat),
	)
	const known = new Map(tips.map((tip) => [tip.id, tip]))
	const last = known.get(used.at(-1) ?? '')
	// Two days running about the same part of the report would look like the same tip.
	const another = unused.find(({ place }) => place.section !== last?.place.section)
	const longestAgo = known.get(used.find((id) => known.has(id)) ?? '')
	return another ?? unused[0] ?? longestAgo ?? null
}

/** One for everybody who has no order of their own; another each day until all were used. Null where there are no tips. */
export const tipOfDay = (tips: readonly Tip[], date: string): Tip | null =>
	inOrderOf(tips, '')[(Date.parse(date) / DAY_MS) % tips.length] ?? null
