import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadExamples } from '../../src/knowledge/load-examples.ts'
import { nodeReader } from '../../src/knowledge/node-reader.ts'
import { PACKS } from './packs.ts'
import { createNearest } from './trigrams.ts'

const VALIDATION = '../shared/questions/A.jsonl'
/** Shorter texts agree by chance: everybody says 你好 and 具体多少. */
const SHORTEST_CHARS = 7
const TOO_NEAR = 0.7

/** Everyday phrases that anybody would write just so. */
const EXCUSED: ReadonlySet<string> = new Set()

interface Line {
	readonly line: number
	readonly text: string
}

const validation = (): readonly Line[] =>
	readFileSync(VALIDATION, 'utf8')
		.trim()
		.split('\n')
		.map((json, i) => ({ line: i + 1, text: (JSON.parse(json) as { text: string }).text }))
		.filter(({ text }) => [...text].length >= SHORTEST_CHARS)

describe.skipIf(!existsSync(VALIDATION))(
	`utterances stay apart from ${VALIDATION} (skipped where it is absent)`,
	() => {
		it.each(PACKS)('of $id', ({ root, id }) => {
			const loaded = loadExamples(nodeReader(root), id)
			if ('problems' in loaded) throw new Error(`${id} has problems`)
			const nearest = createNearest(validation(), ({ text }) => text)
			const near = loaded.examples
				.filter(({ text }) => [...text].length >= SHORTEST_CHARS && !EXCUSED.has(text))
				.flatMap(({ text }) => {
					const found = nearest(text)
					return found !== null && found.jaccard >= TOO_NEAR ? [`${text} ~ line ${found.item.line}`] : []
				})
			expect(near).toEqual([])
		})
	},
)

describe('createNearest', () => {
	const nearest = createNearest(['今年要修几条路', '今年粮食产量定多少'], (text) => text)

	it('knows the same text with other punctuation', () => {
		expect(nearest('今年，要修几条路？')).toEqual({ item: '今年要修几条路', jaccard: 1 })
	})

	it('finds nothing where nothing is shared', () => {
		expect(nearest('你好呀朋友')).toBeNull()
	})
})
