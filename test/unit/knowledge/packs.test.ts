import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { runKnowledgeCheck } from '../../../src/knowledge/check-command.ts'
import { loadPack } from '../../../src/knowledge/load-pack.ts'
import { loadTips } from '../../../src/knowledge/load-tips.ts'
import { nodeReader } from '../../../src/knowledge/node-reader.ts'
import { readKnowledgeFile } from '../../../src/knowledge/read-file.ts'
import { memoryReader } from '../../../src/knowledge/reader.ts'
import { MINI_PACK, miniPackTexts, miniPackWith } from '../../support/broken-pack.ts'

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

const tips = () => {
	const loaded = loadTips(nodeReader('knowledge'), PACK)
	if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems))
	return loaded.tips
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

describe('the tips of the pack', () => {
	test('last more than two months', () => {
		expect(tips().length).toBeGreaterThanOrEqual(66)
	})

	test('give each figure alone, as printed, in all languages', () => {
		const given = tips().flatMap(({ figures, text }) =>
			figures.map((id) => ({ id, text, alone: figures.length === 1 })),
		)
		const missing = pack().figures.filter(
			({ id, printed }) =>
				!given.some(
					(tip) =>
						tip.id === id &&
						tip.alone &&
						(['zh-Hans', 'zh-Hant', 'en'] as const).every((lang) => tip.text[lang].includes(printed[lang])),
				),
		)
		expect(missing.map(({ id }) => id)).toEqual([])
	})

	test('speak of every measure, seen by the place they stand on', () => {
		const phrases = new Set(tips().map(({ place }) => `${place.section} ${place.phrase}`))
		const areas = readKnowledgeFile(nodeReader('knowledge'), 'areas', `${PACK}/areas.yaml`).value ?? []
		const untold = areas.flatMap(({ id, measures }) =>
			measures
				.filter(
					({ place }) =>
						![place.phrase, ...(place.also ?? [])].some((phrase) => phrases.has(`${id} ${phrase}`)),
				)
				.map(({ zh }) => zh),
		)
		expect(untold).toEqual([])
	})

	test('speak of every fact about the report', () => {
		const told = new Set(tips().flatMap(({ facts }) => facts))
		expect(pack().facts.filter(({ id }) => !told.has(id))).toEqual([])
	})

	test('say where an area gives no figures', () => {
		const bare = pack().areas.filter(({ figures }) => figures.length === 0)
		const said = tips().filter(({ text }) =>
			/没有.*(?:数字|指标)|一个.*指标也没有|找不出一个数字/u.test(text['zh-Hans']),
		)
		expect(bare.filter(({ id }) => !said.some(({ areas }) => areas.includes(id)))).toEqual([])
	})

	test('say which sections cannot be read in full', () => {
		const damaged = pack().areas.filter(({ damage }) => damage !== null)
		const said = tips().filter(({ text }) => /扫描.*(?:坏|缺)/u.test(text['zh-Hans']))
		expect(damaged.filter(({ id }) => !said.some(({ areas }) => areas.includes(id)))).toEqual([])
	})
})

test('the check says when tips will soon begin again, without calling it a problem', () => {
	const { status, printed } = run(['check'], 'test/packs', 'zhejiang-2025')
	expect([status, printed]).toEqual([0, expect.stringContaining('begin again after 5 days')])
})

test('a pack without tips gets no such note', () => {
	const printed: string[] = []
	const texts = Object.entries(miniPackTexts()).filter(([path]) => !path.endsWith('/tips.yaml'))
	const reader = memoryReader(Object.fromEntries(texts))
	runKnowledgeCheck(['check'], {
		reader,
		packId: MINI_PACK,
		readText: () => null,
		print: (text) => printed.push(text),
	})
	expect(printed.join()).not.toContain('begin again')
})

test('the check tells what is wrong with a tip', () => {
	const printed: string[] = []
	const reader = miniPackWith('tips', 'about: [major-projects]', 'about: [minor-projects]')
	runKnowledgeCheck(['check'], {
		reader,
		packId: MINI_PACK,
		readText: () => null,
		print: (text) => printed.push(text),
	})
	expect(printed[0]).toContain('tips.yaml:3')
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
