import type { PastTurn, Target } from '../domain/understanding.ts'
import { bestOf, type Scores } from './scores.ts'
import { targetOf } from './target.ts'

/** Longer messages tell stories; their clauses are no questions of their own. */
const LONGEST_CHARS = 90
const LEAST_CLAUSE_CHARS = 3
/** How sure each part must be by itself. */
const LEAST_SHARE = 0.6
/** The same of a part that leans on the one before it. */
const LEAST_FOLLOW_UP_SHARE = 0.6
const MARKS = /[,.?]+/
const JOINTS = /[,.?]+|还有|以及|另外|顺便|和|跟|与|及|\band\b|\bplus\b/

/** A part that asks by itself. */
const ASKS = /多少|几|吗|呢|什么|啥|怎么|咋|哪|谁|how|what|when|which|who|where/
/** How sure the one answerable part beside unanswerable ones must be. */
const LEAST_LONE_SHARE = 0.9

/** What the network makes of a part after these turns. */
export type ReadPart = (part: string, past: readonly PastTurn[]) => Scores

/**
 * The figures that one message asks together (路几条,桥几座): its parts are read one by one, and only parts that name a
 * figure by themselves count: two of them, or a sure one beside another question (桥几座?架在哪条河上?). Else empty.
 */
export function askedTogether(text: string, read: ReadPart): readonly Target[] {
	if (text.length > LONGEST_CHARS) return []
	// One part is often looked at under both partings.
	const known = new Map<string, Scores>()
	const alone = (part: string): Scores => {
		const scores = known.get(part) ?? read(part, [])
		known.set(part, scores)
		return scores
	}
	for (const parting of [MARKS, JOINTS]) {
		const parts = text
			.split(parting)
			.map((part) => part.trim())
			.filter((part) => part.length >= LEAST_CLAUSE_CHARS)
		if (parts.length < 2 || parts.length > 4) continue
		const found = new Map<string, Target>()
		let before: Target | null = null
		for (const part of parts) {
			const target: Target | null = sureTarget(alone(part), LEAST_SHARE) ?? followUp(part, before, read)
			before = target ?? before
			if (target && target.kind !== 'area') found.set(`${target.kind}:${target.id}`, target)
		}
		if (found.size >= 2) return [...found.values()]
		const asking = parts.filter((part) => ASKS.test(part))
		if (parting === MARKS && asking.length >= 2) return loneTarget(asking, alone)
	}
	return []
}

function sureTarget(scores: Scores, least: number): Target | null {
	const best = bestOf(scores, 'answer')
	return best && best.score >= least ? targetOf(best.name) : null
}

/** “For how much money?” says by itself nothing of what; after a question it does. */
function followUp(part: string, before: Target | null, read: ReadPart): Target | null {
	if (before === null) return null
	return sureTarget(read(part, [{ outcome: 'answer', targets: [before] }]), LEAST_FOLLOW_UP_SHARE)
}

/** The first part's figure, when that part asks for nothing else. */
function loneTarget(asking: readonly string[], read: (part: string) => Scores): readonly Target[] {
	const [first = ''] = asking
	const best = bestOf(read(first))
	const target = best && best.score >= LEAST_LONE_SHARE ? targetOf(best.name) : null
	return target === null || target.kind === 'area' ? [] : [target]
}
