import type { SparseVector } from './vectorise.ts'

/**
 * A network with one hidden layer: hashed sparse features → `hidden` rectified units → softmax over `classes`.
 * Feature `keys[row]` (keys ascend) feeds the units with `input[row * hidden + unit] * scales[row]`; unit to class goes with
 * `output[unit * classes + class]`.
 */
export interface Network {
	readonly hidden: number
	readonly classes: number
	readonly keys: Uint32Array
	readonly input: Float32Array | Int8Array
	readonly scales: Float32Array
	readonly bias: Float32Array
	readonly output: Float32Array
}

/** Class probabilities, in the order of the classes; they add up to 1. */
export function predict(network: Network, vector: SparseVector): Float64Array {
	const { hidden, classes, input, output, scales } = network
	const sums = new Float64Array(hidden)
	const { keys, values } = vector
	for (let k = 0; k < keys.length; k++) {
		const row = rowOf(network.keys, keys[k] as number)
		if (row < 0) continue
		const base = row * hidden
		const value = (values[k] as number) * (scales[row] as number)
		for (let unit = 0; unit < hidden; unit++)
			sums[unit] = (sums[unit] as number) + value * (input[base + unit] as number)
	}
	const scores = new Float64Array(classes)
	for (let unit = 0; unit < hidden; unit++) {
		const active = (sums[unit] as number) + (network.bias[unit] as number)
		if (active <= 0) continue
		const base = unit * classes
		for (let c = 0; c < classes; c++)
			scores[c] = (scores[c] as number) + active * (output[base + c] as number)
	}
	softmaxInPlace(scores)
	return scores
}

/** The row of a key in the ascending keys, or -1. */
function rowOf(keys: Uint32Array, key: number): number {
	let low = 0
	let high = keys.length - 1
	while (low <= high) {
		const middle = (low + high) >>> 1
		const found = keys[middle] as number
		if (found === key) return middle
		if (found < key) low = middle + 1
		else high = middle - 1
	}
	return -1
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
