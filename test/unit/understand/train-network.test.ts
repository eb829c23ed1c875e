import { expect, it } from 'vitest'
import { predict } from '../../../src/understand/network.ts'
import { quantise } from '../../../src/understand/quantise.ts'
import { TRAINING_DEFAULTS, trainNetwork } from '../../../src/understand/train-network.ts'
import { EXCLUSIVE_OR, TINY_TRAINING, tinyNetwork } from '../../support/tiny-network.ts'

const best = (scores: Float64Array): number => scores.indexOf(Math.max(...scores))

it('learns what no single feature tells: one of two, but not both', () => {
	const network = tinyNetwork()

	expect(EXCLUSIVE_OR.map(({ vector }) => best(predict(network, vector)))).toEqual([0, 1, 1, 0])
})

it('learns the same bytes twice', () => {
	expect(tinyNetwork()).toEqual(tinyNetwork())
})

it('learns other weights from another seed', () => {
	expect(tinyNetwork({ seed: 2 }).output).not.toEqual(tinyNetwork({ seed: 1 }).output)
})

it('leaves out features of fewer rows than asked for', () => {
	const rare = { vector: { keys: [99], values: [1] }, classes: [[0, 1]] as const, weight: 1 }

	const { keys } = trainNetwork([...EXCLUSIVE_OR, rare], 2, { ...TINY_TRAINING, leastRows: 2 })

	expect([...keys]).not.toContain(99)
})

it('gives shares that add up to one', () => {
	const scores = predict(tinyNetwork(), { keys: [1, 12_345], values: [1, 1] })

	expect(scores.reduce((a, b) => a + b)).toBeCloseTo(1)
})

it('decides the same when rounded to bytes', () => {
	const rounded = quantise(tinyNetwork())

	expect(EXCLUSIVE_OR.map(({ vector }) => best(predict(rounded, vector)))).toEqual([0, 1, 1, 0])
})

it('hides some features by default, so that no word carries an intent alone', () => {
	expect(TRAINING_DEFAULTS.featureDropout).toBeGreaterThan(0)
})
