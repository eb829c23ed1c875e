import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkTipSources } from '../../../src/knowledge/check-tip-sources.ts'
import { checkTips } from '../../../src/knowledge/check-tips.ts'
import { readTipsFile } from '../../../src/knowledge/load-tips.ts'
import { readPackFiles } from '../../../src/knowledge/pack-files.ts'
import type { Problem } from '../../../src/knowledge/problem.ts'
import { readKnowledgeFile } from '../../../src/knowledge/read-file.ts'
import { type KnowledgeReader, memoryReader } from '../../../src/knowledge/reader.ts'
import { MINI_PACK, miniPackTexts, miniPackWith, PACKS_DIR } from '../../support/broken-pack.ts'

const FILE = `${MINI_PACK}/tips.yaml`
const SOURCE = readFileSync(`${PACKS_DIR}/${MINI_PACK}/source.txt`, 'utf8')

const check = (reader: KnowledgeReader): readonly Problem[] =>
	checkTips(readPackFiles(reader, MINI_PACK), readTipsFile(reader, MINI_PACK))

const checkSource = (reader: KnowledgeReader): readonly Problem[] =>
	checkTipSources(
		readPackFiles(reader, MINI_PACK),
		readTipsFile(reader, MINI_PACK),
		readKnowledgeFile(reader, 'coverage', `${MINI_PACK}/coverage.yaml`),
		SOURCE,
	)

/** The mini pack with one more tip; the rest of it is sound. */
const withTip = (lines: string): KnowledgeReader => {
	const texts = miniPackTexts()
	return memoryReader({ ...texts, [FILE]: `${texts[FILE]}- id: tip-more\n${lines}` })
}

/** Of the figure urban-jobs, which no other tip is about. */
const jobsTip = (zh: string, en = 'The target for new urban jobs in 2025 is at least 1 million people.') =>
	withTip(`  about: [urban-jobs]\n  zh: ${zh}\n  en: ${en}\n`)

const tell = (words: string) =>
	expect.objectContaining({
		file: FILE,
		message: expect.stringContaining(words),
		hint: expect.stringMatching(/./u),
	})

const GOOD = '城镇里要新添工作的人，2025年的目标是100万人以上，没有按市县分开。'

test('the tips of the mini pack have no problems', () => {
	const reader = memoryReader(miniPackTexts())
	expect([...check(reader), ...checkSource(reader)]).toEqual([])
})

test('one more good tip is no problem', () => {
	expect([...check(jobsTip(GOOD)), ...checkSource(jobsTip(GOOD))]).toEqual([])
})

describe('what a tip is about', () => {
	test('an unknown id is told', () => {
		const reader = miniPackWith('tips', 'about: [major-projects]', 'about: [minor-projects]')
		expect(check(reader)).toContainEqual(tell('unknown id minor-projects'))
	})

	test('an id used twice is told with its first line', () => {
		const reader = miniPackWith('tips', 'id: tip-grain', 'id: tip-major-projects')
		expect(check(reader)).toContainEqual(tell('tip-major-projects is used twice, first on line 2'))
	})

	test('two tips about the same ids without points of their own make one claim', () => {
		const reader = miniPackWith('tips', 'point: 土特产', 'point: 耕地')
		expect(check(reader)).toContainEqual(tell('makes the same claim as tip-farmland'))
	})

	test('the order of the ids makes no other claim', () => {
		const reader = withTip(
			`  about: [grain-harvest, grain-area]\n  zh: ${GOOD}\n  en: Text.\n  place: { section: countryside, paragraph: 1, phrase: 总产125亿斤 }\n`,
		)
		expect(check(reader)).toContainEqual(tell('makes the same claim as tip-grain'))
	})

	test('a tip about an area needs a place', () => {
		const reader = withTip(
			`  about: [jobs]\n  zh: 找工作难的人由政府帮一把，不让哪一家一个上班的都没有。\n  en: Text.\n`,
		)
		expect(check(reader)).toContainEqual(tell('tip-more has no place'))
	})

	test('a place in a section about something else is told', () => {
		const reader = miniPackWith(
			'tips',
			'place: { section: countryside, paragraph: 1, phrase: 严守耕地红线 }',
			'place: { section: jobs, paragraph: 1, phrase: 严守耕地红线 }',
		)
		expect(check(reader)).toContainEqual(tell('what tip-farmland is about does not stand in jobs'))
	})
})

test('figures that cannot be read make no tip wrong', () => {
	expect(check(miniPackWith('figures', 'value: 125', 'value: many'))).toEqual([])
})

describe('the text of a tip', () => {
	test('a missing language is told', () => {
		const reader = withTip(`  about: [urban-jobs]\n  zh: ${GOOD}\n`)
		expect(check(reader)).toContainEqual(tell('en is missing'))
	})

	test('too few Chinese characters are told', () => {
		expect(check(jobsTip('城镇新增就业的目标是100万人以上。'))).toContainEqual(tell('too few'))
	})

	test('too many Chinese characters are told', () => {
		expect(check(jobsTip(GOOD + '这句话越说越长'.repeat(7)))).toContainEqual(tell('too many'))
	})

	test('too long an English text is told', () => {
		const en = `The 2025 target is at least 1 million people${' and so on'.repeat(30)}.`
		expect(check(jobsTip(GOOD, en))).toContainEqual(tell('too many'))
	})

	test('a number of another figure is told', () => {
		expect(check(jobsTip(GOOD.replace('没有', '125亿斤没有')))).toContainEqual(
			tell('the number 125 is no figure or fact of this tip'),
		)
	})

	test('numbers of a fact that the tip is about are allowed', () => {
		const reader = withTip(
			'  about: [about-date]\n  zh: 报告说的是全年的打算，作报告的那一天是2025年1月14日。\n  en: It was given on 14 January 2025.\n',
		)
		expect(check(reader)).toEqual([])
	})

	test.each([
		['without its bound', '2025年城镇新增就业的目标是100万人，没有按市县再分开来。'],
		['with another bound', '2025年城镇新增就业的目标，大约100万人以上，没有按市县分开。'],
		['in another unit', '2025年城镇新增就业的目标是100个万人大镇，没有按市县再分开。'],
	])('a value %s is told', (_name, zh) => {
		expect(check(jobsTip(zh))).toContainEqual(tell('100 is not told as urban-jobs prints it'))
	})

	test.each([
		['城镇里要新添工作的人，2025年的目标是一百万人以上，没有按市县分开。', '一百'],
		['城镇里要新添工作的人，2025年的目标是增加百分之五，没有按市县分开。', '百分之'],
	])('a number in Chinese words is told: %s', (zh, words) => {
		expect(check(jobsTip(zh))).toContainEqual(tell(`"${words}" is a number in words`))
	})

	test('a number in English words is told', () => {
		expect(check(jobsTip(GOOD, 'The target is a million people and more.'))).toContainEqual(
			tell('"million" is a number in words'),
		)
	})

	test.each(['“三百”工程', '第十八届'])('a number in a name is none: %s', (name) => {
		expect(check(jobsTip(`${GOOD}${name}不算。`))).toEqual([])
	})

	test('an exact value with 以上 after it is told', () => {
		const reader = miniPackWith('tips', '总产125亿斤。', '总产125亿斤以上。')
		expect(check(reader)).toContainEqual(tell('125 is not told as grain-harvest prints it'))
	})

	test('an English value with another bound is told', () => {
		const reader = miniPackWith('tips', 'a harvest of 12.5', 'a harvest of over 12.5')
		expect(check(reader)).toContainEqual(tell('12.5 is not told as grain-harvest prints it'))
	})

	test.each(['已经建成', '达到了', '新增了', '完成了'])('a target told as a result is told: %s', (words) => {
		expect(check(jobsTip(`${GOOD}这个数${words}。`))).toContainEqual(tell('tells a target as a result'))
	})

	test('a result in English is told', () => {
		const en = 'The target of at least 1 million people was reached in 2025.'
		expect(check(jobsTip(GOOD, en))).toContainEqual(tell('tells a target as a result'))
	})

	test('a target that is not said to be one is told', () => {
		expect(check(jobsTip(GOOD.replace('的目标', '')))).toContainEqual(
			tell('does not say that urban-jobs is a target'),
		)
	})

	test('nearly the same words as an earlier tip are told', () => {
		const reader = withTip(
			'  about: [projects]\n  point: 多\n  zh: 浙江2025年计划安排的重大项目很多，节选里没有把名单登全。\n  en: Text.\n  place: { section: projects, paragraph: 1, phrase: 推动温福高铁 }\n',
		)
		expect(check(reader)).toContainEqual(tell('is too much like tip-major-projects on line 2'))
	})
})

describe('against the source', () => {
	test('a phrase that does not stand at its place is told', () => {
		const reader = miniPackWith('tips', 'phrase: 严守耕地红线', 'phrase: 严守湿地红线')
		expect(checkSource(reader)).toContainEqual(tell('does not stand at the stated place'))
	})

	test('twelve characters of the source in a row are told', () => {
		const reader = jobsTip(`${GOOD}要培育壮大新型农村集体经济促进增收。`)
		expect(checkSource(reader)).toContainEqual(tell('is copied from the source'))
	})

	test('a tip that leans on a damaged passage is told', () => {
		const span = 'damaged:\n  - { section: countryside, phrase: 严守耕地红线, reason: 测试 }'
		expect(checkSource(miniPackWith('coverage', 'damaged: []', span))).toContainEqual(
			tell('leans on a damaged passage'),
		)
	})
})

test('a problem points to the line of the text', () => {
	const line = (miniPackTexts()[FILE] ?? '').split('\n').length + 2
	expect(check(jobsTip('太短了')).map((problem) => problem.line)).toEqual([line])
})
