import { type ClassName, type ModelOutcome, outcomeOf } from './classes.ts'

/** A class with its probability. */
export interface Scored {
	readonly name: ClassName
	readonly score: number
	readonly outcome: ModelOutcome
}

/** What the network says, grouped: each outcome's share and the classes from best to worst. */
export interface Scores {
	readonly outcomes: Readonly<Record<ModelOutcome, number>>
	/** The likeliest outcome. */
	readonly outcome: ModelOutcome
	/** Best first. */
	readonly ranked: readonly Scored[]
}

export function readScores(classes: readonly ClassName[], probabilities: Float64Array): Scores {
	const outcomes: Record<ModelOutcome, number> = {
		answer: 0,
		absent: 0,
		service: 0,
		emergency: 0,
		chat: 0,
		off: 0,
	}
	const ranked: Scored[] = []
	classes.forEach((name, i) => {
		const score = probabilities[i] as number
		const outcome = outcomeOf(name)
		outcomes[outcome] += score
		ranked.push({ name, score, outcome })
	})
	ranked.sort((a, b) => b.score - a.score)
	const names = Object.keys(outcomes) as ModelOutcome[]
	const outcome = names.reduce((best, name) => (outcomes[name] > outcomes[best] ? name : best))
	return { outcomes, outcome, ranked }
}

/** The classes of one outcome, best first. */
export function rankedOf(scores: Scores, outcome: ModelOutcome): readonly Scored[] {
	return scores.ranked.filter((scored) => scored.outcome === outcome)
}
