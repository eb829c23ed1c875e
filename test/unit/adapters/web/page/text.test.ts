import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
	lengthOf,
	MOST_CHARACTERS,
	readAddress,
	shareAddress,
} from '../../../../../adapters/web/page/src/address.ts'
import { type Answer, codeOf, reportAddress } from '../../../../../adapters/web/page/src/answer.ts'
import { copiedText } from '../../../../../adapters/web/page/src/copied-text.ts'
import { isSendKey } from '../../../../../adapters/web/page/src/keys.ts'
import { langOfQuestion, pageLanguage } from '../../../../../adapters/web/page/src/language.ts'
import { digitParts, leadParts } from '../../../../../adapters/web/page/src/lead-parts.ts'
import { areaId, factId, figureId } from '../../../../../src/domain/ids.ts'
import type { Block } from '../../../../../src/domain/reply.ts'

describe('leadParts', () => {
	it.each([
		['2023年目标：某物 23条。', '23条', { before: '2023年目标：某物', printed: '23条', after: '' }],
		[
			'The 2023 target is 23 roads.',
			'23 roads',
			{ before: 'The 2023 target is', printed: '23 roads', after: '' },
		],
		['某政 35条，这是名称。', '35条', { before: '某政', printed: '35条', after: '这是名称。' }],
		['没有数字', '23条', null],
		['没有数字', '', null],
	])('%s', (text, printed, parts) => {
		expect(leadParts(text, printed)).toEqual(parts)
	})

	it('loses nothing of a sentence but marks and spaces', () => {
		fc.assert(
			fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (before, printed, after) => {
				const text = `${before}${printed}${after}`
				const parts = leadParts(text, printed)
				const bare = (said: string): string => said.replaceAll(/[，,。.；;：:\s]/gu, '')
				return parts !== null && bare(`${parts.before}${parts.printed}${parts.after}`) === bare(text)
			}),
		)
	})
})

describe('digitParts', () => {
	it.each([
		['110亿斤以上', ['110', '亿斤以上']],
		['at least 11 billion jin', ['at least ', '11', ' billion jin']],
		['2×66万千瓦', ['2×66', '万千瓦']],
		['8%以上', ['8%', '以上']],
		['100,000 mu', ['100,000', ' mu']],
		['三百', ['三百']],
	])('%s', (printed, parts) => {
		expect(digitParts(printed).map(({ text }) => text)).toEqual(parts)
	})

	it('keeps every character', () => {
		fc.assert(
			fc.property(
				fc.string(),
				(printed) =>
					digitParts(printed)
						.map(({ text }) => text)
						.join('') === printed,
			),
		)
	})
})

describe('isSendKey', () => {
	const ENTER = { key: 'Enter', shiftKey: false, isComposing: false, keyCode: 13 }

	it.each([
		[ENTER, true],
		[{ ...ENTER, shiftKey: true }, false],
		[{ ...ENTER, isComposing: true }, false],
		[{ ...ENTER, keyCode: 229 }, false],
		[{ ...ENTER, key: 'a' }, false],
	])('%o', (key, sends) => {
		expect(isSendKey(key)).toBe(sends)
	})
})

describe('pageLanguage', () => {
	it.each([
		['en', 'zh-Hant', ['zh-CN'], 'en', true],
		[null, 'zh-Hant', ['zh-CN'], 'zh-Hant', true],
		['klingon', null, ['fr', 'zh-TW'], 'zh-Hant', false],
		[null, null, ['zh-Hans-HK'], 'zh-Hans', false],
		[null, null, ['zh'], 'zh-Hans', false],
		[null, null, ['en-US', 'zh'], 'en', false],
		[null, null, [], 'zh-Hans', false],
	] as const)('address %s, remembered %s, browser %o', (address, remembered, browser, lang, chosen) => {
		expect(pageLanguage(address, remembered, browser)).toEqual({ lang, chosen })
	})
})

describe('langOfQuestion', () => {
	it.each([
		['how many', 'zh-Hans', 'en'],
		['几条', 'zh-Hans', 'zh-Hans'],
		['幾條', 'zh-Hant', 'zh-Hant'],
		['几条', 'en', 'zh'],
		['几条', null, 'zh'],
	] as const)('%s answered in %s', (question, ofAnswer, lang) => {
		expect(langOfQuestion(question, ofAnswer)).toBe(lang)
	})
})

describe('readAddress', () => {
	it('gives back what shareAddress wrote', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (question) => {
				fc.pre(question.trim() !== '')
				const { search } = new URL(shareAddress('https://host', question, 'en') ?? '')
				expect(readAddress(search)).toMatchObject({ question: question.trim(), lang: 'en', embedded: false })
			}),
		)
	})

	it('cuts a question at whole characters', () => {
		const { question } = readAddress(`?q=${'𠮷'.repeat(MOST_CHARACTERS + 5)}&embed=1`)
		expect([lengthOf(question ?? ''), question?.endsWith('𠮷')]).toEqual([MOST_CHARACTERS, true])
	})

	it('knows an address without a question', () => {
		expect(readAddress('?q=%20&embed=1')).toEqual({ question: null, lang: null, embedded: true })
	})
})

describe('an answer', () => {
	const OF: Answer = {
		conversation: 'c',
		id: 'a',
		outcome: 'answer',
		topics: [areaId('roads')],
		figures: [figureId('km')],
		about: factId('who'),
		lang: 'en',
		text: '',
		blocks: [],
	}

	it.each([
		[OF, 'fig_km', '/report/figures/km?lang=en'],
		[{ ...OF, figures: [] }, 'fact_who', '/report?lang=en#fact-who'],
		[{ ...OF, figures: [], about: null }, 'area_roads', '/report/areas/roads?lang=en'],
		[{ ...OF, figures: [], about: null, topics: [] }, null, '/report?lang=en'],
		[{ ...OF, outcome: 'absent' } as const, null, '/report/figures/km?lang=en'],
	])('is voted on and leads into the report by its first thing', (answer, code, address) => {
		expect([codeOf(answer), reportAddress(answer)]).toEqual([code, address])
	})

	it('is copied with its source and without its choices', () => {
		const figure = {
			id: figureId('km'),
			measures: '某物',
			printed: '5座',
			caveat: '目标',
			text: '某物 5座（目标）',
		}
		const blocks: readonly Block[] = [
			{ kind: 'lead', text: '答案。', figure: null },
			{ kind: 'figures', role: 'related', heading: '其他：', items: [figure] },
			{ kind: 'list', heading: '', items: ['一', '二'] },
			{ kind: 'source', text: '出处：某报', places: [] },
			{ kind: 'choices', role: 'next', heading: '还可以问', numberedHeading: '还可以问：', items: [] },
		]
		expect(copiedText(blocks)).toBe('答案。\n其他：\n· 某物 5座（目标）\n· 一\n· 二\n出处：某报')
	})
})
