import { expect, test } from 'vitest'
import type { Tip } from '../../../src/domain/pack.ts'
import { loadTips } from '../../../src/knowledge/load-tips.ts'
import { memoryReader } from '../../../src/knowledge/reader.ts'
import { MINI_PACK, miniPackTexts, miniPackWith } from '../../support/broken-pack.ts'

const tipsOf = (reader = memoryReader(miniPackTexts())): readonly Tip[] => {
	const loaded = loadTips(reader, MINI_PACK)
	if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems, null, 2))
	return loaded.tips
}

const mini = new Map(tipsOf().map((tip) => [tip.id, tip]))

test('tips keep the order of their file', () => {
	expect([...mini.keys()].slice(0, 2)).toEqual(['tip-major-projects', 'tip-grain'])
})

test('the ids of a tip are sorted out by kind', () => {
	expect([
		mini.get('tip-grain')?.figures,
		mini.get('tip-farmland')?.areas,
		mini.get('tip-speaker')?.facts,
	]).toEqual([['grain-area', 'grain-harvest'], ['countryside'], ['about-speaker']])
})

test('a tip about one figure stands where the figure stands', () => {
	expect(mini.get('tip-major-projects')?.place).toEqual({
		section: 'projects',
		paragraph: 1,
		phrase: '安排重大项目1000个以上',
	})
})

test('a tip about one fact stands where the fact stands', () => {
	expect(mini.get('tip-speaker')?.place).toMatchObject({ section: 'opening', paragraph: 2 })
})

test('a tip may name its own place', () => {
	expect(mini.get('tip-farmland')?.place.phrase).toBe('严守耕地红线')
})

test('繁體 is derived from 简体', () => {
	expect(mini.get('tip-speaker')?.text['zh-Hant']).toContain('這份報告是誰作的')
})

test('a pack without tips.yaml has no tips', () => {
	const texts = Object.entries(miniPackTexts()).filter(([path]) => !path.endsWith('/tips.yaml'))
	expect(tipsOf(memoryReader(Object.fromEntries(texts)))).toEqual([])
})

test('a wrong shape is told by file and line', () => {
	const loaded = loadTips(miniPackWith('tips', 'about: [about-speaker]', 'about: about-speaker'), MINI_PACK)
	expect(loaded).toMatchObject({
		problems: [{ file: `${MINI_PACK}/tips.yaml`, message: expect.stringContaining('wrong type') }],
	})
})

test('no tips are loaded from a pack whose figures cannot be read', () => {
	const loaded = loadTips(miniPackWith('figures', 'value: 125', 'value: many'), MINI_PACK)
	expect('problems' in loaded && loaded.problems[0]?.file).toBe(`${MINI_PACK}/figures.yaml`)
})
