import type { SparseVector } from './vectorise.ts'

/**
 * A network with one hidden layer: hashed sparse features → `hidden` rectified units → softmax over `classes`.
 * `input[row * hidden + unit]`, `output[unit * classes + class]`; `rows` maps a feature key to its row.
 */
export interface Network {
	readonly hidden: number
	readonly classes: number
	readonly rows: RowIndex
	readonly input: Float32Array | Int8Array
	/** What one step of `input` is worth: 1 for floats. */
	readonly inputScale: number
	readonly bias: Float32Array
	readonly output: Float32Array
}

export interface RowIndex {
	readonly size: number
	/** The row of a key, or -1. */
	rowOf(key: number): number
}

/** Class probabilities, in the order of the classes; they add up to 1. */
export function predict(network: Network, vector: SparseVector): Float64Array {
	const { hidden, classes, input, output } = network
	const sums = new Float64Array(hidden)
	const { keys, values } = vector
	for (let k = 0; k < keys.length; k++) {
		const row = network.rows.rowOf(keys[k] as number)
		if (row < 0) continue
		const base = row * hidden
		const value = values[k] as number
		for (let unit = 0; unit < hidden; unit++) sums[unit] = (sums[unit] as number) + value * (input[base + unit] as number)
	}
	const scores = new Float64Array(classes)
	for (let unit = 0; unit < hidden; unit++) {
		const active = (sums[unit] as number) * network.inputScale + (network.bias[unit] as number)
		if (active <= 0) continue
		const base = unit * classes
		for (let c = 0; c < classes; c++) scores[c] = (scores[c] as number) + active * (output[base + c] as number)
	}
	softmaxInPlace(scores)
	return scores
}

export function softmaxInPlace(scores: Float64Array): void {
	let top = Number.NEGATIVE_INFINITY
	for (const score of scores) if (score > top) top = score
	let sum = 0
	for (let c = 0; c < scores.length; c++) {
		const e = Math.exp((scores[c] as number) - top)
		scores[c] = e
		sum += e
	}
	for (let c = 0; c < scores.length; c++) scores[c] = (scores[c] as number) / sum
}
