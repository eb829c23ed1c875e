import { describe, expect, test } from 'vitest'
import type { Pack } from '../../../src/domain/pack.ts'
import { loadPack } from '../../../src/knowledge/load-pack.ts'
import { nodeReader } from '../../../src/knowledge/node-reader.ts'
import { memoryReader } from '../../../src/knowledge/reader.ts'
import { MINI_PACK, miniPackTexts, miniPackWith, PACKS_DIR, problemsOf } from '../../support/broken-pack.ts'

const load = (root: string, id: string): Pack => {
	const loaded = loadPack(nodeReader(root), id)
	if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems, null, 2))
	return loaded.pack
}

describe('the mini pack', () => {
	const pack = load(PACKS_DIR, MINI_PACK)

	test('has its areas in the order of the report', () => {
		expect(pack.areas.map((area) => [area.order, area.id])).toEqual([
			[1, 'projects'],
			[2, 'countryside'],
			[3, 'jobs'],
		])
	})

	test('gives each area its figures', () => {
		expect(pack.areas[1]?.figures).toEqual(['standard-farmland', 'grain-area', 'grain-harvest'])
	})

	test('derives 繁體 from 简体', () => {
		expect(pack.areas[1]?.title['zh-Hant']).toBe('鄉村振興')
	})

	test('does not count its own cities or words among other places', () => {
		const names = pack.otherPlaces.flatMap((place) => [place.name['zh-Hans'], ...place.aliases])
		expect(names.filter((name) => ['浙江', '杭州', '义乌', '全省', '省里'].includes(name))).toEqual([])
		expect(names).toContain('济南')
	})

	test('fills in the section of a place from the area', () => {
		expect(pack.figures[0]?.place).toEqual({
			section: 'projects',
			paragraph: 1,
			phrase: '安排重大项目1000个以上',
		})
	})
})

describe('a broken pack', () => {
	test.each([
		['missing area', miniPackWith('pack', 'jobs]', 'jobs, water]'), 'pack.yaml', 'the area water is missing'],
		[
			'wrong type',
			miniPackWith('figures', 'value: 125', 'value: many'),
			'figures.yaml',
			'has the wrong type',
		],
		['missing part', miniPackWith('figures', '  unit: 亿斤\n', ''), 'figures.yaml', 'unit is missing'],
		['unknown area', miniPackWith('figures', 'area: jobs', 'area: work'), 'figures.yaml', 'unknown id work'],
		[
			'unknown key',
			miniPackWith('facts', 'id: about-date', 'when: now\n  id: about-date'),
			'facts.yaml',
			'unknown keys when',
		],
		[
			'repeated id',
			miniPackWith('figures', 'id: grain-harvest', 'id: grain-area'),
			'figures.yaml',
			'used twice',
		],
		['bad YAML', miniPackWith('areas', 'id: jobs', 'id: [jobs'), 'areas.yaml', 'not valid YAML'],
		[
			'alias collision',
			miniPackWith('figures', '[粮食, 粮食总产', '[播种面积, 粮食总产'),
			'figures.yaml',
			'belongs to both',
		],
		[
			'stray digit',
			miniPackWith('areas', '让农民稳定增收', '让农民增收6%'),
			'areas.yaml',
			'the number 6 is no figure',
		],
		[
			'target told as a result',
			miniPackWith('areas', '加快通苏嘉甬', '已完成通苏嘉甬'),
			'areas.yaml',
			'as a result',
		],
		[
			'printed and value differ',
			miniPackWith('figures', 'value: 78', 'value: 87'),
			'figures.yaml',
			'does not agree',
		],
	])('tells a %s by file and line', (_name, reader, file, words) => {
		const problems = problemsOf(reader)
		expect(problems).toContainEqual(
			expect.objectContaining({ file: `${MINI_PACK}/${file}`, message: expect.stringContaining(words) }),
		)
		expect(problems.every((problem) => problem.line >= 1 && problem.hint !== '')).toBe(true)
	})

	test('points to the line', () => {
		const text = miniPackTexts()[`${MINI_PACK}/figures.yaml`] ?? ''
		const line = text.split('\n').findIndex((row) => row.includes('value: 125')) + 1
		expect(problemsOf(miniPackWith('figures', 'value: 125', 'value: many'))[0]?.line).toBe(line)
	})

	test('tells every problem at once', () => {
		const texts = miniPackTexts()
		const broken: Record<string, string> = {
			...texts,
			[`${MINI_PACK}/figures.yaml`]: '- id: X\n  area: nowhere\n',
		}
		broken[`${MINI_PACK}/facts.yaml`] = 'answer: [\n'
		const files = new Set(problemsOf(memoryReader(broken)).map((problem) => problem.file))
		expect(files).toEqual(new Set([`${MINI_PACK}/figures.yaml`, `${MINI_PACK}/facts.yaml`]))
	})

	test('tells a missing file', () => {
		const texts = Object.entries(miniPackTexts()).filter(([path]) => !path.endsWith('/facts.yaml'))
		expect(problemsOf(memoryReader(Object.fromEntries(texts)))[0]?.message).toContain('this file is missing')
	})

	test('a missing folder names the settings', () => {
		const missing = () => loadPack(memoryReader({}), 'nowhere')
		expect(missing).toThrow(
			expect.objectContaining({
				code: 'KNOWLEDGE_PACK_MISSING',
				hint: expect.stringMatching(/KNOWLEDGE_DIR.*KNOWLEDGE_PACK/),
			}),
		)
	})
})

test('concepts of the pack add to the shared ones of the same id', () => {
	const lexicon = {
		'shared/lexicon.yaml': '- id: how-many\n  words: [多少, 几个]\n',
		[`${MINI_PACK}/lexicon.yaml`]: '- id: how-many\n  words: [几个, 多少亩]\n',
	}
	const loaded = loadPack(memoryReader({ ...miniPackTexts(), ...lexicon }), MINI_PACK)
	expect('pack' in loaded && loaded.pack.concepts).toEqual([
		{ id: 'how-many', words: ['多少', '几个', '多少亩'] },
	])
})
