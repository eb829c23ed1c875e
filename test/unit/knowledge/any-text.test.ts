import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { checkAgainstSource } from '../../../src/knowledge/check-source.ts'
import { loadPack } from '../../../src/knowledge/load-pack.ts'
import { readPackFiles } from '../../../src/knowledge/pack-files.ts'
import { foldPlainLists } from '../../../src/knowledge/plain-lists.ts'
import { readKnowledgeFile } from '../../../src/knowledge/read-file.ts'
import { memoryReader } from '../../../src/knowledge/reader.ts'
import { parseYamlFile } from '../../../src/knowledge/yaml-file.ts'
import { MINI_PACK, miniPackTexts } from '../../support/broken-pack.ts'

const TEXTS = miniPackTexts()
const ANY_TEXT = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 200 }),
	fc
		.array(
			fc.constantFrom(
				'- ',
				'id: ',
				'{',
				'}',
				'[',
				']',
				',',
				'\n',
				'  ',
				'&a ',
				'*a',
				'!!',
				'"',
				'zh',
				'1e9',
				'|\n',
			),
		)
		.map((parts) => parts.join('')),
)
/** A file of the mini pack, cut and patched somewhere. */
const damaged = (path: string) =>
	fc.tuple(fc.nat(), fc.nat(40), ANY_TEXT).map(([at, length, patch]) => {
		const text = TEXTS[path] ?? ''
		const from = at % Math.max(1, text.length)
		return text.slice(0, from) + patch + text.slice(from + length)
	})

test.each(Object.keys(TEXTS))('any text in %s gives a pack or problems with lines', (path) => {
	fc.assert(
		fc.property(fc.oneof(ANY_TEXT, damaged(path)), (text) => {
			const loaded = loadPack(memoryReader({ ...TEXTS, [path]: text }), MINI_PACK)
			if ('problems' in loaded) expect(loaded.problems.every((problem) => problem.line >= 1)).toBe(true)
		}),
		{ numRuns: 60 },
	)
})

test('any source and any layout can be held against the pack', () => {
	const path = `${MINI_PACK}/coverage.yaml`
	fc.assert(
		fc.property(fc.oneof(ANY_TEXT, damaged(path)), ANY_TEXT, (coverage, source) => {
			const reader = memoryReader({ ...TEXTS, [path]: coverage })
			const files = readPackFiles(reader, MINI_PACK)
			checkAgainstSource(files, readKnowledgeFile(reader, 'coverage', path), source)
		}),
		{ numRuns: 60 },
	)
})

test('lists read at once are the lists that YAML reads', () => {
	const word = fc.oneof(
		fc.constantFrom(
			'大厂',
			'5G',
			'12345',
			'1e5',
			'true',
			'~',
			'PM2.5',
			'find work',
			"don't",
			'"x"',
			'a: b',
			'-',
			'',
			' ',
		),
		fc.string({ unit: fc.constantFrom(...'aé路1. -#:,[]{}"\'\\|&*'), maxLength: 5 }),
	)
	const list = fc.array(word, { maxLength: 4 }).map((words) => `[${words.join(', ')}]`)
	const file = fc
		.tuple(list, list, list)
		.map(
			([a, b, c]) =>
				`- id: x\n  words: ${a}\n- { id: y, words: ${b} }\n- "see: ${c.replaceAll(/["\\]/g, '')}"\n`,
		)
	fc.assert(
		fc.property(file, (text) => {
			let expected: unknown
			try {
				expected = parse(text)
			} catch {
				return
			}
			expect(parseYamlFile('f.yaml', text).value).toEqual(expected)
		}),
		{ numRuns: 500 },
	)
})

test('a text that holds the private-use tokens is left alone', () => {
	const text = 'a: [b, c]\nd: "\uE0000\uE001"\n'
	expect(foldPlainLists(text).text).toBe(text)
})
