import type { Network } from './network.ts'
import type { TrainedNetwork } from './train-network.ts'

/** Rows whose weights are all smaller than this share of the largest change no decision. */
const LEAST_ROW_SHARE = 0.02

/** Whole bytes per weight with one scale per row; negligible rows are left out. */
export function quantise(trained: TrainedNetwork): Network {
	const { hidden, keys, input } = trained
	const peaks = Float32Array.from({ length: keys.length }, (_, row) => peakOf(input, row * hidden, hidden))
	const top = peaks.reduce((a, b) => Math.max(a, b), 0)
	const kept = Array.from(keys.keys()).filter((row) => (peaks[row] as number) >= top * LEAST_ROW_SHARE)
	const bytes = new Int8Array(kept.length * hidden)
	const scales = new Float32Array(kept.length)
	kept.forEach((row, i) => {
		const scale = (peaks[row] as number) / 127 || 1
		scales[i] = scale
		for (let u = 0; u < hidden; u++)
			bytes[i * hidden + u] = Math.round((input[row * hidden + u] as number) / scale)
	})
	return {
		hidden,
		classes: trained.classes,
		keys: Uint32Array.from(kept, (row) => keys[row] as number),
		input: bytes,
		scales,
		bias: trained.bias,
		output: trained.output,
	}
}

function peakOf(values: ArrayLike<number>, from: number, length: number): number {
	let peak = 0
	for (let i = from; i < from + length; i++) peak = Math.max(peak, Math.abs(values[i] as number))
	return peak
}
