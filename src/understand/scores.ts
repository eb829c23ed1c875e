import { type ClassName, type ModelOutcome, outcomeOf } from './classes.ts'

/** A class with its probability. */
export interface Scored {
	readonly name: ClassName
	readonly score: number
	readonly outcome: ModelOutcome
}

/** What the network says of every class, and of the outcomes that they stand for. */
export interface Scores {
	readonly outcomes: Readonly<Record<ModelOutcome, number>>
	/** The likeliest outcome. */
	readonly outcome: ModelOutcome
	/** In the order of the network. */
	readonly classes: readonly { readonly name: ClassName; readonly outcome: ModelOutcome }[]
	/** Of the classes. */
	readonly probabilities: Float64Array
}

/** Reads what the network gives for these classes. @throws TypeError for a class of no outcome */
export function createReadScores(names: readonly ClassName[]): (probabilities: Float64Array) => Scores {
	const classes = names.map((name) => ({ name, outcome: outcomeOf(name) }))
	return (probabilities) => {
		const outcomes = { answer: 0, absent: 0, service: 0, emergency: 0, chat: 0, off: 0 }
		classes.forEach(({ outcome }, at) => {
			outcomes[outcome] += probabilities[at] as number
		})
		const likeliest = Object.keys(outcomes) as ModelOutcome[]
		const outcome = likeliest.reduce((best, name) => (outcomes[name] > outcomes[best] ? name : best))
		return { outcomes, outcome, classes, probabilities }
	}
}

/** The best class of an outcome; without one, of all. */
export function bestOf({ classes, probabilities }: Scores, outcome?: ModelOutcome): Scored | null {
	let best: number | null = null
	for (let at = 0; at < classes.length; at++) {
		if (outcome !== undefined && classes[at]?.outcome !== outcome) continue
		if (best === null || (probabilities[at] as number) > (probabilities[best] as number)) best = at
	}
	const found = best === null ? undefined : classes[best]
	return best === null || found === undefined ? null : { ...found, score: probabilities[best] as number }
}

/** The classes of an outcome, best first; without one, all. */
export function rankedOf({ classes, probabilities }: Scores, outcome?: ModelOutcome): readonly Scored[] {
	const ranked: Scored[] = []
	classes.forEach(({ name, outcome: own }, at) => {
		if (outcome === undefined || own === outcome)
			ranked.push({ name, outcome: own, score: probabilities[at] as number })
	})
	return ranked.sort((a, b) => b.score - a.score)
}
