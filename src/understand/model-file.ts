import { AppError } from '../domain/errors.ts'
import type { Pack } from '../domain/pack.ts'
import type { CompiledLexicon } from './lexicon.ts'
import type { IntentModel } from './model.ts'

/** Raised when the layout or the features change, so that an older file is compiled anew. */
export const MODEL_FORMAT = 2

interface Header {
	readonly format: number
	/** Hash of everything the model was learned from. */
	readonly hash: string
	readonly classes: readonly string[]
	readonly pack: Pack
	readonly lexicon: CompiledLexicon
	readonly hidden: number
	readonly rows: number
}

/** A checked pack and what was learned from it: all that a process needs to answer. */
export interface CompiledPack {
	readonly pack: Pack
	readonly model: IntentModel
}

/** As bytes: length of the header (uint32), header (JSON), keys, scales, bias, output, input; little endian. */
export function encodeModel({ pack, model }: CompiledPack, hash: string): Uint8Array {
	const { network, classes, lexicon } = model
	const header: Header = {
		format: MODEL_FORMAT,
		hash,
		classes,
		pack,
		lexicon,
		hidden: network.hidden,
		rows: network.keys.length,
	}
	const json = new TextEncoder().encode(JSON.stringify(header))
	const padded = new Uint8Array(Math.ceil(json.length / 4) * 4).fill(32)
	padded.set(json)
	const parts = [
		Uint32Array.of(padded.length),
		padded,
		network.keys,
		network.scales,
		network.bias,
		network.output,
		network.input,
	]
	const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0))
	let at = 0
	for (const part of parts) {
		bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at)
		at += part.byteLength
	}
	return bytes
}

/** The compiled pack in the bytes, or null when it was made from something else than `hash`. */
export function decodeModel(bytes: Uint8Array, hash: string): CompiledPack | null {
	// Typed arrays need offsets that are multiples of four; a file read whole has such a one and is not copied.
	const { buffer, byteOffset } = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes)
	const length = new Uint32Array(buffer, byteOffset, 1)[0] ?? 0
	const header = parseHeader(bytes.subarray(4, 4 + length))
	if (header === null || header.format !== MODEL_FORMAT || header.hash !== hash) return null
	const { hidden, rows, classes } = header
	const sizes = { keys: rows, scales: rows, bias: hidden, output: hidden * classes.length }
	let at = 4 + length
	const next = (count: number): number => {
		const from = at
		at += count * 4
		return byteOffset + from
	}
	const expected = at + (sizes.keys + sizes.scales + sizes.bias + sizes.output) * 4 + rows * hidden
	if (expected !== bytes.length)
		throw new AppError(
			'MODEL_BROKEN',
			'The compiled model is cut short or damaged.',
			'Run `npm run -s knowledge -- compile`.',
		)
	const network = {
		hidden,
		classes: classes.length,
		keys: new Uint32Array(buffer, next(sizes.keys), sizes.keys),
		scales: new Float32Array(buffer, next(sizes.scales), sizes.scales),
		bias: new Float32Array(buffer, next(sizes.bias), sizes.bias),
		output: new Float32Array(buffer, next(sizes.output), sizes.output),
		input: new Int8Array(buffer, byteOffset + at, rows * hidden),
	}
	return { pack: header.pack, model: { classes, lexicon: header.lexicon, network } }
}

function parseHeader(bytes: Uint8Array): Header | null {
	try {
		return JSON.parse(new TextDecoder().decode(bytes)) as Header
	} catch {
		return null
	}
}
