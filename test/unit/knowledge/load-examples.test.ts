import { expect, test } from 'vitest'
import { checkExamples } from '../../../src/knowledge/check-examples.ts'
import { loadExamples, readUtteranceFiles } from '../../../src/knowledge/load-examples.ts'
import { nodeReader } from '../../../src/knowledge/node-reader.ts'
import { readPackFiles } from '../../../src/knowledge/pack-files.ts'
import { memoryReader } from '../../../src/knowledge/reader.ts'
import { MINI_PACK, miniPackTexts, PACKS_DIR } from '../../support/broken-pack.ts'

const FILE = `${MINI_PACK}/utterances/more.yaml`
const withUtterances = (text: string) => memoryReader({ ...miniPackTexts(), [FILE]: text })

test('a text with earlier turns keeps them', () => {
	const reader = withUtterances(
		'- outcome: answer\n  ids: [jobs]\n  texts:\n    - { text: 那就业呢, after: [你好] }\n',
	)
	expect(loadExamples(reader, MINI_PACK)).toEqual({
		examples: [{ text: '那就业呢', after: ['你好'], outcome: 'answer', ids: ['jobs'] }],
	})
})

test('a pack without utterances has no examples', () => {
	expect(loadExamples(memoryReader(miniPackTexts()), MINI_PACK)).toEqual({ examples: [] })
})

test('a wrong outcome is told by file and line', () => {
	const loaded = loadExamples(
		withUtterances('- outcome: answer\n  texts: []\n- outcome: maybe\n  texts: []\n'),
		MINI_PACK,
	)
	expect(loaded).toMatchObject({ problems: [{ file: FILE, line: 3 }] })
})

test.each([
	['an unknown id', '- outcome: answer\n  ids: [parks]\n  texts: []\n', 'unknown id parks'],
	[
		'a figure that is absent',
		'- outcome: absent\n  ids: [urban-jobs]\n  texts: []\n',
		'unknown id urban-jobs',
	],
	['an answer without an id', '- outcome: answer\n  texts: []\n', 'an answer without an id'],
])('the check refuses %s', (_name, text, words) => {
	const reader = withUtterances(text)
	const problems = checkExamples(
		readPackFiles(reader, MINI_PACK),
		readUtteranceFiles(reader, `${MINI_PACK}/utterances`),
	)
	expect(problems.map((problem) => problem.message).join()).toContain(words)
})

test('the mini pack has at least three utterances for each of its ids', () => {
	const reader = nodeReader(PACKS_DIR)
	const loaded = loadExamples(reader, MINI_PACK)
	const examples = 'examples' in loaded ? loaded.examples : []
	const files = readPackFiles(reader, MINI_PACK)
	const ids = [files.areas, files.figures, files.facts].flatMap(({ value }) =>
		(value ?? []).map((item) => item.id),
	)
	const count = (id: string) =>
		examples.filter(({ outcome, ids: labels }) => outcome === 'answer' && labels.includes(id))
	expect(ids.filter((id) => count(id).length < 3)).toEqual([])
})
