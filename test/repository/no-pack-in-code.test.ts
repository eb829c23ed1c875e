import { describe, expect, it } from 'vitest'
import { EVERYDAY_WORDS, FILE_WORDS } from './everyday-words.ts'
import { packWords, wordsIn } from './pack-words.ts'
import { PACKS, PROGRAM, packOf } from './packs.ts'

const everyday = new Set(EVERYDAY_WORDS)

describe.each(PACKS)('the code without the pack $id', (found) => {
	const words = packWords(packOf(found))

	it.each(PROGRAM)('%s', (path, text) => {
		const excused = FILE_WORDS[path] ?? []
		const foundWords = wordsIn(text, words).filter((word) => !everyday.has(word) && !excused.includes(word))
		expect(foundWords).toEqual([])
	})
})

describe('wordsIn', () => {
	it('finds Chinese anywhere, in comments as in strings', () => {
		expect(wordsIn('// 今年的粮食产量', ['粮食'])).toEqual(['粮食'])
	})

	it('finds Latin words whole and in any case', () => {
		expect(wordsIn("const a = 'Grain-output'", ['grain-output', 'rain', 'output'])).toEqual([
			'grain-output',
			'output',
		])
	})

	it('takes dates out of the packs', () => {
		for (const found of PACKS) {
			const words = packWords(packOf(found))
			expect([...words]).toEqual(expect.arrayContaining([expect.stringMatching(/^\d{4}$/u)]))
		}
	})
})
