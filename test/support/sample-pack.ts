import { areaId, factId, figureId, subjectId } from '../../src/domain/ids.ts'
import type { LocalText } from '../../src/domain/lang.ts'
import type { Area, Figure, Pack, Tip } from '../../src/domain/pack.ts'

const text = (hans: string, hant: string, en: string): LocalText => ({ 'zh-Hans': hans, 'zh-Hant': hant, en })

const figure = (
	id: string,
	area: string,
	kind: Figure['kind'],
	printed: LocalText,
	measures: LocalText,
): Figure => ({
	id: figureId(id),
	area: areaId(area),
	kind,
	value: 1,
	unit: '个',
	bound: printed['zh-Hans'].endsWith('以上') ? 'at-least' : 'exact',
	printed,
	measures,
	summary: text(
		`${measures['zh-Hans']}的说明。`,
		`${measures['zh-Hant']}的說明。`,
		`What ${measures.en} means.`,
	),
	place: { section: areaId(area), paragraph: 2, phrase: printed['zh-Hans'] },
	aliases: [],
})

const area = (
	id: string,
	order: number,
	title: LocalText,
	figures: readonly string[],
	damage = false,
): Area => ({
	id: areaId(id),
	order,
	title,
	summary: text(
		`${title['zh-Hans']}的总述。还有一句。`,
		`${title['zh-Hant']}的總述。還有一句。`,
		`${title.en} in short. One more.`,
	),
	measures: [1, 2].map((paragraph) => ({
		text: text('把一件事办好。', '把一件事辦好。', 'Do one thing well.'),
		aliases: [],
		place: { section: areaId(id), paragraph, phrase: '办好' },
	})),
	aliases: [],
	figures: figures.map(figureId),
	damage: damage ? text('后半段读不清。', '後半段讀不清。', 'The second half cannot be read.') : null,
})

/** A made-up town with one figure of each kind, an area without figures and a damaged one. */
export const samplePack: Pack = {
	report: {
		id: 'sample-2030',
		title: text('样板市2030年重点工作', '樣板市2030年重點工作', 'Main tasks of Sampleton for 2030'),
		place: { name: text('样板市', '樣板市', 'Sampleton'), aliases: [] },
		parts: [],
		targetYear: 2030,
		sourceName: text(
			'《样板日报》2029年12月1日',
			'《樣板日報》2029年12月1日',
			'Sampleton Daily, 1 December 2029',
		),
		reviewedBy: 'tests',
		reviewedOn: '2029-12-02',
		hotline: '12345',
	},
	areas: [
		area('fields', 1, text('种好田地', '種好田地', 'Farming'), ['grain', 'ponds', 'ponds-cost']),
		area('power', 2, text('能源建设', '能源建設', 'Energy'), ['plant', 'rules']),
		area('towns', 3, text('城乡融合', '城鄉融合', 'Town and country'), [], true),
	],
	figures: [
		figure(
			'grain',
			'fields',
			'target',
			text('70亿斤以上', '70億斤以上', 'at least 7 billion jin'),
			text('粮食总产', '糧食總產', 'total grain output'),
		),
		figure(
			'ponds',
			'fields',
			'scale',
			text('44个', '44個', '44 ponds'),
			text('新挖水塘', '新挖水塘', 'new ponds'),
		),
		figure(
			'ponds-cost',
			'fields',
			'scale',
			text('90亿元', '90億元', '9 billion yuan'),
			text('水塘总投资', '水塘總投資', 'total investment in ponds'),
		),
		figure(
			'plant',
			'power',
			'capacity',
			text('2×33万千瓦', '2×33萬千瓦', '2 × 330 MW'),
			text('东山电厂', '東山電廠', 'the Dongshan plant'),
		),
		figure(
			'rules',
			'power',
			'name',
			text('55条', '55條', '55 measures'),
			text('用电新规', '用電新規', 'the power rules'),
		),
	],
	facts: [
		{
			id: factId('about-mayor'),
			title: text('作报告的人', '作報告的人', 'Who gave the report'),
			answer: text('作报告的是市长。', '作報告的是市長。', 'The mayor gave the report.'),
			place: { section: 'opening', paragraph: 1, phrase: '市长' },
			aliases: [],
		},
		{
			id: factId('about-list'),
			title: text('三个方面', '三個方面', 'The three areas'),
			answer: text(
				'报告写了种好田地、能源建设、城乡融合。',
				'報告寫了種好田地、能源建設、城鄉融合。',
				'Farming, energy, town and country.',
			),
			place: { section: 'masthead', paragraph: 1, phrase: '重点' },
			aliases: [],
		},
	],
	subjects: [
		{
			id: subjectId('rain'),
			name: text('降雨量', '降雨量', 'rainfall'),
			aliases: [],
			area: areaId('fields'),
		},
	],
	otherPlaces: [],
	concepts: [],
}

const tip = (id: string, said: LocalText, about: Partial<Pick<Tip, 'areas' | 'figures' | 'facts'>>): Tip => ({
	id: `tip-${id}`,
	areas: [],
	figures: [],
	facts: [],
	...about,
	text: said,
	place: { section: areaId('fields'), paragraph: 2, phrase: '一句' },
})

/** Tips about a figure, an area and a fact of the sample pack. */
export const packTips = {
	figure: tip(
		'grain',
		text(
			'样板市2030年的粮食总产目标是70亿斤以上。',
			'樣板市2030年的糧食總產目標是70億斤以上。',
			'Sampleton aims at 7 billion jin of grain or more in 2030.',
		),
		{ figures: [figureId('grain')] },
	),
	area: tip(
		'power',
		text(
			'能源建设也写进了样板市的报告。',
			'能源建設也寫進了樣板市的報告。',
			'Energy is one part of the report of Sampleton.',
		),
		{ areas: [areaId('power')] },
	),
	fact: tip('mayor', text('报告是市长作的。', '報告是市長作的。', 'The mayor gave the report.'), {
		facts: [factId('about-mayor')],
	}),
} as const
