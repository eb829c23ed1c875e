import type { FeatureGroups } from './features.ts'
import { hashFeature } from './hash.ts'

/** A sparse vector: hashed feature keys, unique, with their values. */
export interface SparseVector {
	readonly keys: readonly number[]
	readonly values: readonly number[]
}

/** How loud each group may be in all: the sum of squares of its values is the weight's square. */
export const GROUP_WEIGHTS: Readonly<Record<keyof FeatureGroups, number>> = {
	shape: 0.5,
	words: 1,
	sound: 0.6,
	sense: 1,
	tail: 0.7,
	past: 0.8,
	aside: 0.5,
}

const GROUPS = Object.keys(GROUP_WEIGHTS) as (keyof FeatureGroups)[]

export function vectorise(groups: FeatureGroups): SparseVector {
	const keys: number[] = []
	const values: number[] = []
	GROUPS.forEach((group, seed) => {
		const unique = new Set<number>()
		for (const feature of groups[group]) unique.add(hashFeature(feature, seed))
		const value = GROUP_WEIGHTS[group] / Math.sqrt(unique.size || 1)
		for (const key of unique) {
			keys.push(key)
			values.push(value)
		}
	})
	return { keys, values }
}
