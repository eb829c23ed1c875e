import type { Target } from '../domain/understanding.ts'
import { rankedOf, type Scores } from './scores.ts'
import { targetOf } from './target.ts'

/** Longer messages tell stories; their clauses are no questions of their own. */
const LONGEST_CHARS = 90
const LEAST_CLAUSE_CHARS = 3
/** How sure each part must be by itself. */
const LEAST_SHARE = 0.6
const MARKS = /[,.?]+/
const JOINTS = /[,.?]+|还有|以及|另外|顺便|和|跟|与|及|\band\b|\bplus\b/

/** A part that asks by itself. */
const ASKS = /多少|几|吗|呢|什么|啥|怎么|咋|哪|谁|how|what|when|which|who|where/
/** How sure the one answerable part beside unanswerable ones must be. */
const LEAST_LONE_SHARE = 0.9

/**
 * The figures that one message asks together (路几条,桥几座): its parts are read one by one, and only parts that name a
 * figure by themselves count: two of them, or a sure one beside another question (桥几座?架在哪条河上?). Else empty.
 */
export function askedTogether(text: string, read: (part: string) => Scores): readonly Target[] {
	if (text.length > LONGEST_CHARS) return []
	for (const parting of [MARKS, JOINTS]) {
		const parts = text
			.split(parting)
			.map((part) => part.trim())
			.filter((part) => part.length >= LEAST_CLAUSE_CHARS)
		if (parts.length < 2 || parts.length > 4) continue
		const found = new Map<string, Target>()
		for (const part of parts) {
			const best = rankedOf(read(part), 'answer')[0]
			const target = best && best.score >= LEAST_SHARE ? targetOf(best.name) : null
			if (target && target.kind !== 'area') found.set(`${target.kind}:${target.id}`, target)
		}
		if (found.size >= 2) return [...found.values()]
		const asking = parts.filter((part) => ASKS.test(part))
		if (parting === MARKS && asking.length >= 2) return loneTarget(asking, read)
	}
	return []
}

/** The first part's figure, when that part asks for nothing else. */
function loneTarget(asking: readonly string[], read: (part: string) => Scores): readonly Target[] {
	const [first = ''] = asking
	const best = read(first).ranked[0]
	const target = best && best.score >= LEAST_LONE_SHARE ? targetOf(best.name) : null
	return target === null || target.kind === 'area' ? [] : [target]
}
