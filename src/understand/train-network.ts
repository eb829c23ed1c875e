import { type Network, softmaxInPlace } from './network.ts'
import { createRandom } from './random.ts'
import type { SparseVector } from './vectorise.ts'

/** One training row: a vector, its classes with shares that add up to 1, and how much it counts. */
export interface TrainingRow {
	readonly vector: SparseVector
	readonly classes: readonly (readonly [index: number, share: number])[]
	readonly weight: number
}

export interface TrainingOptions {
	/** Passes over the rows. */
	readonly epochs: number
	/** The weights after so many of the last passes are averaged: one pass alone ends where chance has left it. */
	readonly averaged: number
	readonly hidden: number
	/** First step size of AdaGrad; falls to 30 % of it by the last epoch. */
	readonly learningRate: number
	/** L2 penalty per step. */
	readonly l2: number
	/** Features seen in fewer rows are left out. */
	readonly leastRows: number
	/** Share of features hidden from each step, so that no single word carries an intent. */
	readonly featureDropout: number
	readonly unitDropout: number
	readonly seed: number
}

/** Chosen by leaving one file of questions out: bench/RESULTS.md. */
export const TRAINING_DEFAULTS: TrainingOptions = {
	epochs: 16,
	averaged: 6,
	hidden: 72,
	learningRate: 0.05,
	l2: 1e-6,
	leastRows: 3,
	featureDropout: 0.5,
	unitDropout: 0.2,
	seed: 5,
}

/** With weights as they were learned, before rounding. */
export type TrainedNetwork = Network & { readonly input: Float32Array }

interface EncodedRow {
	readonly at: Int32Array
	readonly values: Float32Array
	readonly classes: TrainingRow['classes']
	readonly weight: number
}

/** Deterministic: a seeded order and IEEE arithmetic. */
export function trainNetwork(
	data: readonly TrainingRow[],
	classes: number,
	options: TrainingOptions,
): TrainedNetwork {
	const { hidden } = options
	const rows = frequentFeatures(data, options.leastRows)
	const encoded = data.map((row) => encode(row, rows))
	const random = createRandom(options.seed)
	const input = randomArray(rows.size * hidden, 0.3, random)
	const output = randomArray(hidden * classes, 0.2, random)
	const bias = new Float32Array(hidden)
	const inputSquares = new Float32Array(input.length).fill(1e-3)
	const outputSquares = new Float32Array(output.length).fill(1e-3)
	const biasSquares = new Float32Array(hidden).fill(1e-3)
	const units = new Float64Array(hidden)
	const mask = new Float64Array(hidden)
	const unitGradient = new Float64Array(hidden)
	const scores = new Float64Array(classes)
	const keepInput = 1 / (1 - options.featureDropout)
	const keepUnit = 1 / (1 - options.unitDropout)

	function forward(row: EncodedRow, kept: Uint8Array): void {
		units.set(bias)
		for (let k = 0; k < row.at.length; k++) {
			if (random() < options.featureDropout) continue
			kept[k] = 1
			const base = (row.at[k] as number) * hidden
			const value = (row.values[k] as number) * keepInput
			for (let u = 0; u < hidden; u++) units[u] = (units[u] as number) + value * (input[base + u] as number)
		}
		scores.fill(0)
		for (let u = 0; u < hidden; u++) {
			const active = (units[u] as number) > 0 && random() > options.unitDropout
			mask[u] = active ? keepUnit : 0
			units[u] = active ? (units[u] as number) * keepUnit : 0
			if (!active) continue
			const base = u * classes
			for (let c = 0; c < classes; c++)
				scores[c] = (scores[c] as number) + (units[u] as number) * (output[base + c] as number)
		}
		softmaxInPlace(scores)
	}

	function backward(row: EncodedRow, kept: Uint8Array, rate: number): void {
		for (const [c, share] of row.classes) scores[c] = (scores[c] as number) - share
		for (let u = 0; u < hidden; u++) {
			unitGradient[u] = 0
			if (mask[u] === 0) continue
			let gradient = 0
			const base = u * classes
			for (let c = 0; c < classes; c++) {
				const error = (scores[c] as number) * row.weight
				gradient += error * (output[base + c] as number)
				adapt(output, outputSquares, base + c, (units[u] as number) * error, rate)
			}
			unitGradient[u] = gradient * (mask[u] as number)
			adapt(bias, biasSquares, u, unitGradient[u] as number, rate)
		}
		for (let k = 0; k < row.at.length; k++) {
			if (kept[k] === 0) continue
			const base = (row.at[k] as number) * hidden
			const value = (row.values[k] as number) * keepInput
			for (let u = 0; u < hidden; u++)
				if (unitGradient[u] !== 0)
					adapt(input, inputSquares, base + u, value * (unitGradient[u] as number), rate)
		}
	}

	function adapt(
		weights: Float32Array,
		squares: Float32Array,
		i: number,
		gradient: number,
		rate: number,
	): void {
		const g = gradient + options.l2 * (weights[i] as number)
		const square = (squares[i] as number) + g * g
		squares[i] = square
		weights[i] = (weights[i] as number) - (rate * g) / Math.sqrt(square)
	}

	const learned = [input, output, bias]
	const sums = learned.map((weights) => new Float32Array(weights.length))
	const averaged = Math.min(options.averaged, options.epochs)
	const order = data.map((_, i) => i)
	for (let epoch = 0; epoch < options.epochs; epoch++) {
		shuffle(order, random)
		const rate = options.learningRate * (1 - (epoch / options.epochs) * 0.7)
		for (const index of order) {
			const row = encoded[index] as EncodedRow
			const kept = new Uint8Array(row.at.length)
			forward(row, kept)
			backward(row, kept, rate)
		}
		if (epoch >= options.epochs - averaged)
			for (const [i, weights] of learned.entries()) add(sums[i] as Float32Array, weights)
	}
	for (const [i, weights] of learned.entries())
		weights.set((sums[i] as Float32Array).map((sum) => sum / averaged))
	const scales = new Float32Array(rows.size).fill(1)
	return { hidden, classes, keys: Uint32Array.from(rows.keys()), input, scales, bias, output }
}

function add(sums: Float32Array, weights: Float32Array): void {
	for (let i = 0; i < weights.length; i++) sums[i] = (sums[i] as number) + (weights[i] as number)
}

function frequentFeatures(data: readonly TrainingRow[], leastRows: number): Map<number, number> {
	const counts = new Map<number, number>()
	for (const row of data) for (const key of row.vector.keys) counts.set(key, (counts.get(key) ?? 0) + 1)
	const rows = new Map<number, number>()
	const frequent = [...counts].filter(([, count]) => count >= leastRows).map(([key]) => key)
	for (const key of frequent.sort((a, b) => a - b)) rows.set(key, rows.size)
	return rows
}

function encode(row: TrainingRow, rows: ReadonlyMap<number, number>): EncodedRow {
	const at: number[] = []
	const values: number[] = []
	row.vector.keys.forEach((key, i) => {
		const place = rows.get(key)
		if (place === undefined) return
		at.push(place)
		values.push(row.vector.values[i] as number)
	})
	return {
		at: Int32Array.from(at),
		values: Float32Array.from(values),
		classes: row.classes,
		weight: row.weight,
	}
}

function randomArray(length: number, scale: number, random: () => number): Float32Array {
	return Float32Array.from({ length }, () => (random() + random() + random() + random() - 2) * scale)
}

function shuffle(order: number[], random: () => number): void {
	for (let i = order.length - 1; i > 0; i--) {
		const j = Math.floor(random() * (i + 1))
		;[order[i], order[j]] = [order[j] as number, order[i] as number]
	}
}
