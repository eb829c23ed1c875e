import { describe, expect, it } from 'vitest'
import { PHRASEBOOKS } from '../../../src/compose/phrasebook/phrasebooks.ts'
import { parseTipWish } from '../../../src/conversation/parse-tip-wish.ts'
import { LANGS } from '../../../src/domain/lang.ts'
import { TIP_OPTIONS } from '../../../src/domain/subscription.ts'

const minute = (hours: number, minutes = 0): number => hours * 60 + minutes

describe('a time', () => {
	it.each([
		['8:30', minute(8, 30)],
		['8：30', minute(8, 30)],
		['０８：３０', minute(8, 30)],
		['8', minute(8)],
		['8点', minute(8)],
		['8點半', minute(8, 30)],
		['八点', minute(8)],
		['八点整', minute(8)],
		['八点零五分', minute(8, 5)],
		['十二点', minute(12)],
		['二十点', minute(20)],
		['早上八点', minute(8)],
		['早上 8:15', minute(8, 15)],
		['上午十点三刻', minute(10, 45)],
		['中午十二点', minute(12)],
		['中午一点', minute(13)],
		['下午三点一刻', minute(15, 15)],
		['下午15点', minute(15)],
		['晚上7点', minute(19)],
		['晚上七點半', minute(19, 30)],
		['晚上12点', 0],
		['凌晨两点', minute(2)],
		['7am', minute(7)],
		['7:45 pm', minute(19, 45)],
		['7:45PM', minute(19, 45)],
		['at 8 a.m.', minute(8)],
		['12 pm', minute(12)],
		['12 am', 0],
		['19时30分', minute(19, 30)],
	])('%s', (text, atMinute) => {
		expect(parseTipWish(text)).toEqual({ kind: 'wish', wish: { atMinute } })
	})

	it.each(['24:00', '25点', '8:60', '8:5', '早上15点', '中午5点', '8:300', '108点', '八十点', '点'])(
		'%s is none',
		(text) => {
			expect(parseTipWish(text)).toEqual({ kind: 'not-understood', words: text })
		},
	)
})

describe('a zone', () => {
	it.each([
		['Asia/Shanghai', 'Asia/Shanghai'],
		['europe/london', 'Europe/London'],
		['AMERICA/NEW_YORK', 'America/New_York'],
		['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
		['asia/kolkata', 'Asia/Kolkata'],
		['America/Port-au-Prince', 'America/Port-au-Prince'],
		['UTC', 'UTC'],
		['prc', 'Asia/Shanghai'],
		['北京时间', 'Asia/Shanghai'],
		['北京時間', 'Asia/Shanghai'],
		['Beijing time', 'Asia/Shanghai'],
		['香港', 'Asia/Hong_Kong'],
	])('%s', (text, zone) => {
		expect(parseTipWish(text)).toEqual({ kind: 'wish', wish: { zone } })
	})

	it('that nobody knows is handed on as it was written', () => {
		expect(parseTipWish('Mars/Base')).toEqual({ kind: 'wish', wish: { zone: 'Mars/Base' } })
	})
})

describe('options', () => {
	it.each([
		['工作日', { weekdaysOnly: true }],
		['weekdays only', { weekdaysOnly: true }],
		['每天', { weekdaysOnly: false }],
		['daily', { weekdaysOnly: false }],
		['节假日不发', { skipHolidays: true }],
		['no holidays', { skipHolidays: true }],
		['静音', { silent: true }],
		['Silent', { silent: true }],
		['有声', { silent: false }],
		['sound', { silent: false }],
	])('%s', (text, wish) => {
		expect(parseTipWish(text)).toEqual({ kind: 'wish', wish })
	})

	it.each(LANGS)('may be typed as their buttons say them (%s)', (lang) => {
		const { options } = PHRASEBOOKS[lang].tips
		const wishes = TIP_OPTIONS.flatMap((option) =>
			(['on', 'off'] as const).map((state) => parseTipWish(options[option][state])),
		)

		expect(wishes).toEqual(
			(['weekdaysOnly', 'skipHolidays', 'silent'] as const).flatMap((field) =>
				[true, false].map((value) => ({ kind: 'wish', wish: { [field]: value } })),
			),
		)
	})
})

describe('several wishes', () => {
	it.each([
		['每天8点', { weekdaysOnly: false, atMinute: minute(8) }],
		['每天早上8点发', { weekdaysOnly: false, atMinute: minute(8) }],
		['工作日早上八点半静音', { weekdaysOnly: true, atMinute: minute(8, 30), silent: true }],
		[
			'7:45 Europe/London, weekdays and silent',
			{
				atMinute: minute(7, 45),
				zone: 'Europe/London',
				weekdaysOnly: true,
				silent: true,
			},
		],
		['', {}],
	])('%s', (text, wish) => {
		expect(parseTipWish(text)).toEqual({ kind: 'wish', wish })
	})

	it.each([
		['8点 每周五', '每周五'],
		['8点和20点', '20点'],
		['静音 有声', '有声'],
		['8:30 明天开始 静音', '明天开始'],
		['Fridays', 'Fridays'],
	])('%s: the first words that fit nowhere are named', (text, words) => {
		expect(parseTipWish(text)).toEqual({ kind: 'not-understood', words })
	})
})
