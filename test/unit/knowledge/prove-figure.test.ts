import { expect, test } from 'vitest'
import { proveFigure } from '../../../src/knowledge/prove-figure.ts'
import { figureSchema } from '../../../src/knowledge/schema.ts'

const WATER = '抓住机遇,建设总投资40亿元的22个重点水利项目。'
const PROJECTS = '谋划实施省市县重点项目600个以上,完成投资750亿元以上。'
const SERVICES = '实施服务业"三百"工程,增加值增长5.5%以上。'
const GRAIN = '确保粮食总产稳定在110亿斤以上,完成大豆玉米带状复合种植10万亩。'

const doubt = (measures: string, printed: string, sentence: string, phrase = sentence.slice(0, -1)) =>
	proveFigure(
		figureSchema.parse({
			id: 'x',
			area: 'y',
			kind: 'target',
			value: null,
			unit: '个',
			bound: 'exact',
			printed: { zh: printed, en: '1' },
			measures: { zh: measures, en: 'x' },
			summary: { zh: 'x', en: 'x' },
			place: { paragraph: 1, phrase },
			aliases: ['x'],
		}),
		sentence,
	)?.kind ?? 'proved'

test.each([
	['重点水利项目总投资', '40亿元', WATER],
	['重点水利项目', '22个', WATER],
	['省市县重点项目', '600个以上', PROJECTS],
	['重点项目完成投资', '750亿元以上', PROJECTS],
	['服务业增加值增长', '5.5%以上', SERVICES],
	['粮食总产', '110亿斤以上', GRAIN],
	['大豆玉米带状复合种植', '10万亩', GRAIN],
])('%s is %s', (measures, printed, sentence) => {
	expect(doubt(measures, printed, sentence)).toBe('proved')
})

test.each([
	['40亿元 is not of the 600 projects', '省市县重点项目', '40亿元', PROJECTS, 'value-not-there'],
	['the 600 projects are not where 40亿元 stands', '省市县重点项目', '40亿元', WATER, 'measured-not-there'],
	['40亿元 is no number of projects', '重点水利项目', '40亿元', WATER, 'not-beside'],
	['22个 is no investment', '总投资', '22个', WATER, 'not-beside'],
	['600个以上 is no investment', '完成投资', '600个以上', PROJECTS, 'measured-not-there'],
	['750亿元以上 is no number of projects', '省市县重点项目', '750亿元以上', PROJECTS, 'not-beside'],
	['a bound left out', '粮食总产', '110亿斤', GRAIN, 'value-not-there'],
	['a number cut short', '粮食总产', '10亿斤以上', GRAIN, 'value-not-there'],
	['a number cut at its point', '增加值增长', '5%以上', SERVICES, 'value-not-there'],
	['a word left out of what is measured', '重点项目', '22个', WATER, 'leaves-out'],
])('%s', (_name, measures, printed, sentence, expected) => {
	expect(doubt(measures, printed, sentence)).toBe(expected)
})
