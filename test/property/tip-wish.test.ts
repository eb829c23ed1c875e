import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseCommand } from '../../src/conversation/parse-command.ts'
import { parseTipWish } from '../../src/conversation/parse-tip-wish.ts'
import type { TipWish } from '../../src/domain/subscription.ts'
import { formatTimeOfDay } from '../../src/domain/time-of-day.ts'

const NUMERALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const chinese = (value: number): string => {
	if (value <= 10) return NUMERALS[value] ?? ''
	const [tens, ones] = [Math.floor(value / 10), value % 10]
	return `${tens === 1 ? '' : NUMERALS[tens]}十${ones === 0 ? '' : NUMERALS[ones]}`
}

/** Ways to write a minute of the day. */
const TIMES: readonly ((minute: number) => string)[] = [
	formatTimeOfDay,
	(minute) => formatTimeOfDay(minute).replace(/^0/u, '').replace(':', '：'),
	(minute) => `${Math.floor(minute / 60)}点${minute % 60}分`,
	(minute) => `${chinese(Math.floor(minute / 60))}點${minute % 60 === 30 ? '半' : chinese(minute % 60)}`,
	(minute) => {
		const hours = Math.floor(minute / 60)
		const half = `${hours % 12 === 0 ? 12 : hours % 12}:${String(minute % 60).padStart(2, '0')}`
		return `${half} ${hours < 12 ? 'am' : 'pm'}`
	},
]
const ZONES = ['Asia/Shanghai', 'Europe/London', 'America/New_York', 'Asia/Kathmandu', 'UTC']

const piece: fc.Arbitrary<readonly [text: string, wish: TipWish]> = fc.oneof(
	fc
		.tuple(fc.nat(1439), fc.constantFrom(...TIMES))
		.map(([atMinute, write]) => [write(atMinute), { atMinute }] as const),
	fc
		.tuple(fc.constantFrom(...ZONES), fc.boolean())
		.map(([zone, lower]) => [lower ? zone.toLowerCase() : zone, { zone }] as const),
	fc.constantFrom(
		['工作日', { weekdaysOnly: true }] as const,
		['weekdays', { weekdaysOnly: true }] as const,
		['每天', { weekdaysOnly: false }] as const,
		['节假日不发', { skipHolidays: true }] as const,
		['holidays too', { skipHolidays: false }] as const,
		['静音', { silent: true }] as const,
		['sound', { silent: false }] as const,
	),
)
const pieces = fc.uniqueArray(piece, { maxLength: 5, selector: ([, wish]) => Object.keys(wish)[0] })

it('wishes are read back in any order', () => {
	fc.assert(
		fc.property(pieces, fc.constantFrom(' ', '，', ', ', '\n'), (said, separator) => {
			const wish = Object.assign({}, ...said.map(([, part]) => part)) as TipWish
			expect(parseTipWish(said.map(([text]) => text).join(separator))).toEqual({ kind: 'wish', wish })
		}),
		{ numRuns: 1000 },
	)
})

const scraps = fc.constantFrom(
	...['8', '点', '半', ':', '30', '早上', '晚上', 'pm', '每天', '工作日', '不发', '北京', 'Asia', '/', '十'],
	...[' ', '，', 'no', 'holidays', '订阅', '/subscribe', '\ud800', '\u0000'],
)
const anything = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.array(scraps, { maxLength: 20 }).map((parts) => parts.join('')),
)

it('anything is either a fit wish or named as not understood', () => {
	fc.assert(
		fc.property(anything, (text) => {
			const parsed = parseTipWish(text)
			if (parsed.kind === 'not-understood') expect(parsed.words).not.toBe('')
			else expect(parsed.wish.atMinute ?? 0).toSatisfy((minute: number) => minute >= 0 && minute < 1440)
		}),
		{ numRuns: 2000 },
	)
})

it('a slash command stays one whatever follows', () => {
	fc.assert(
		fc.property(anything, (text) => {
			const command = parseCommand(`/subscribe ${text.slice(0, 80)}`)
			expect(command?.command).toBe('subscribe')
		}),
	)
})
