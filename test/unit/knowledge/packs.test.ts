import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { runKnowledgeCheck } from '../../../src/knowledge/check-command.ts'
import { loadPack } from '../../../src/knowledge/load-pack.ts'
import { nodeReader } from '../../../src/knowledge/node-reader.ts'

const PACK = 'liaocheng-2023'
const SOURCE = '../shared/source/liaocheng-2023.ocr.txt'
const SCORE = '../shared/score/figures.json'

const run = (args: readonly string[], root = 'knowledge', packId = PACK) => {
	const printed: string[] = []
	const status = runKnowledgeCheck(args, {
		reader: nodeReader(root),
		packId,
		readText: (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null),
		print: (text) => printed.push(text),
	})
	return { status, printed: printed.join('\n') }
}

const pack = () => {
	const loaded = loadPack(nodeReader('knowledge'), PACK)
	if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems))
	return loaded.pack
}

test('the pack has no problems', () => {
	expect(run(['check'])).toMatchObject({ status: 0 })
})

test('the pack has its ten areas, 19 figures, seven facts and at least 120 subjects', () => {
	const { areas, figures, facts, subjects } = pack()
	expect([areas.length, figures.length, facts.length]).toEqual([10, 19, 7])
	expect(subjects.length).toBeGreaterThanOrEqual(120)
})

test('summaries of areas have 40 to 90 Chinese characters', () => {
	const lengths = pack().areas.map(({ summary }) => summary['zh-Hans'].match(/\p{Script=Han}/gu)?.length ?? 0)
	expect(lengths.filter((length) => length < 40 || length > 90)).toEqual([])
})

test('each area has three to eight measures', () => {
	expect(pack().areas.filter(({ measures }) => measures.length < 3 || measures.length > 8)).toEqual([])
})

test('wrong arguments and a missing source are told', () => {
	expect(run(['check', '--sauce', 'x']).status).toBe(2)
	expect(run(['check', '--source', 'nowhere.txt']).status).toBe(2)
})

test('the mini pack stands against its source', () => {
	expect(
		run(['check', '--source', 'test/packs/zhejiang-2025/source.txt'], 'test/packs', 'zhejiang-2025'),
	).toMatchObject({ status: 0 })
})

describe.skipIf(!existsSync(SOURCE))('with the shared folder', () => {
	test('the pack stands against the scan, with at least 85 % of the sentences used', () => {
		const { status, printed } = run(['check', '--source', SOURCE])
		expect(status).toBe(0)
		expect(printed).toMatch(/94 readable, 90 used/)
	})

	test('figures are printed as the scorer knows them', () => {
		const known: Readonly<Record<string, { topic: string; printed: string; shown: readonly string[] }>> =
			JSON.parse(readFileSync(SCORE, 'utf8'))
		const { figures } = pack()
		expect(figures.map((figure) => figure.id).toSorted()).toEqual(Object.keys(known).toSorted())
		for (const { id, area, printed } of figures) {
			const { topic, printed: zh, shown } = known[id] ?? { topic: '', printed: '', shown: [] }
			expect([id, area, printed['zh-Hans']]).toEqual([id, topic, zh])
			for (const text of Object.values(printed))
				expect(
					shown.some((form) => text.includes(form)),
					`${id}: ${text}`,
				).toBe(true)
		}
	})
})
