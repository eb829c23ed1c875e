import {
	TRAINING_DEFAULTS,
	type TrainedNetwork,
	type TrainingOptions,
	type TrainingRow,
	trainNetwork,
} from '../../src/understand/train-network.ts'

const row = (keys: readonly number[], classIndex: number): TrainingRow => ({
	vector: { keys: [0, ...keys], values: [1, ...keys.map(() => 1)] },
	classes: [[classIndex, 1]],
	weight: 1,
})

/** Class 1 when one of the features 1 and 2 is there, class 0 for none or both; feature 0 always. */
export const EXCLUSIVE_OR: readonly TrainingRow[] = [row([], 0), row([1], 1), row([2], 1), row([1, 2], 0)]

export const TINY_TRAINING: TrainingOptions = {
	...TRAINING_DEFAULTS,
	epochs: 400,
	hidden: 8,
	leastRows: 1,
	featureDropout: 0,
	unitDropout: 0,
}

/** A network of 8 units that has learned EXCLUSIVE_OR. */
export const tinyNetwork = (options: Partial<TrainingOptions> = {}): TrainedNetwork =>
	trainNetwork(EXCLUSIVE_OR, 2, { ...TINY_TRAINING, ...options })
