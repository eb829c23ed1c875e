import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkAgainstSource } from '../../../src/knowledge/check-source.ts'
import { readPackFiles } from '../../../src/knowledge/pack-files.ts'
import { readKnowledgeFile } from '../../../src/knowledge/read-file.ts'
import { type KnowledgeReader, memoryReader } from '../../../src/knowledge/reader.ts'
import { MINI_PACK, miniPackTexts, miniPackWith, PACKS_DIR } from '../../support/broken-pack.ts'

const SOURCE = readFileSync(`${PACKS_DIR}/${MINI_PACK}/source.txt`, 'utf8')

const check = (reader: KnowledgeReader, source = SOURCE) =>
	checkAgainstSource(
		readPackFiles(reader, MINI_PACK),
		readKnowledgeFile(reader, 'coverage', `${MINI_PACK}/coverage.yaml`),
		source,
	)
const messages = (reader: KnowledgeReader, source = SOURCE) =>
	check(reader, source)
		.problems.map((problem) => problem.message)
		.join('\n')

const whole = memoryReader(miniPackTexts())

test('the mini pack stands against its source', () => {
	expect(check(whole).problems).toEqual([])
})

test('stray spaces and line ends of a scan are folded', () => {
	const scanned = SOURCE.replace('高标准农田78万亩', '高 标准农\n田78 万亩')
	expect(messages(whole, scanned)).toBe('')
})

describe('is refused', () => {
	test('a phrase that stands in another section', () => {
		const moved = miniPackWith('figures', '安排重大项目1000个以上 }', '城镇新增就业100万人以上 }')
		expect(messages(moved)).toContain('does not stand at the stated place')
	})

	test('a text that repeats twelve characters of the source', () => {
		const copied = miniPackWith('areas', '让农民稳定增收', '壮大新型农村集体经济促进农民持续增收')
		expect(messages(copied)).toContain('is copied from the source')
	})

	test('a measure that leans on a damaged span', () => {
		const span = 'damaged:\n  - { section: countryside, phrase: 严守耕地红线, reason: 测试 }'
		expect(messages(miniPackWith('coverage', 'damaged: []', span))).toContain('leans on a damaged passage')
	})

	test('a damaged span that the source does not have', () => {
		const span = 'damaged:\n  - { section: countryside, phrase: 没有这句, reason: 测试 }'
		expect(messages(miniPackWith('coverage', 'damaged: []', span))).toContain('no such span')
	})

	test('a heading out of place', () => {
		expect(messages(miniPackWith('coverage', '（十一）保障', '（九）保障'))).toContain('no such heading')
	})

	test('a sentence that is neither used nor excused', () => {
		const more = SOURCE.replace('推进乡村全面振兴。', '推进乡村全面振兴。多种树。')
		expect(messages(whole, more)).toContain('is neither used nor excused')
	})
})

test('the ledger says who uses a sentence', () => {
	const line = check(whole).ledger.lines.find(({ sentence }) => sentence.startsWith('安排重大项目'))
	expect(line?.fate).toEqual({ kind: 'used', by: ['major-projects'] })
})
