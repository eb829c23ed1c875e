import { expect, it } from 'vitest'
import { compileLexicon } from '../../../src/understand/compile-lexicon.ts'
import { type CompiledPack, decodeModel, encodeModel } from '../../../src/understand/model-file.ts'
import { quantise } from '../../../src/understand/quantise.ts'
import { samplePack } from '../../support/sample-pack.ts'
import { tinyNetwork } from '../../support/tiny-network.ts'

const compiled: CompiledPack = {
	pack: samplePack,
	model: { classes: ['chat', 'off'], lexicon: compileLexicon(samplePack), network: quantise(tinyNetwork()) },
}
const bytes = encodeModel(compiled, 'hash of the files')

it('reads back what was written', () => {
	expect(decodeModel(bytes, 'hash of the files')).toEqual(compiled)
})

it('writes the same bytes twice', () => {
	expect(encodeModel(compiled, 'hash of the files')).toEqual(bytes)
})

it('reads bytes that lie anywhere in a buffer', () => {
	const shifted = new Uint8Array(bytes.length + 3)
	shifted.set(bytes, 3)

	expect(decodeModel(shifted.subarray(3), 'hash of the files')).toEqual(compiled)
})

it('is nothing when it was made from other files', () => {
	expect(decodeModel(bytes, 'hash of other files')).toBeNull()
})

it('is nothing when it is no model at all', () => {
	expect(decodeModel(new TextEncoder().encode('not a model at all'), 'hash of the files')).toBeNull()
})

it('says that a file is cut short and what to do', () => {
	expect(() => decodeModel(bytes.subarray(0, -1), 'hash of the files')).toThrow(
		expect.objectContaining({ code: 'MODEL_BROKEN', hint: expect.stringContaining('compile') }),
	)
})
