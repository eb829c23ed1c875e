import type { TipWish } from '../domain/subscription.ts'
import { ZONES_BY_NAME } from '../domain/zone-names.ts'
import { spelledZone } from '../domain/zoned-time.ts'
import { SMALL_NUMBER, smallNumber } from './small-number.ts'

export type ParsedTipWish =
	| { readonly kind: 'wish'; readonly wish: TipWish }
	/** The first words that mean nothing here, or the opposite of what was said before them. */
	| { readonly kind: 'not-understood'; readonly words: string }

/** What the beginning of a text says, and how long that is. */
interface Read {
	readonly length: number
	readonly wish: TipWish
}

/** Between two wishes; words that add nothing among them. */
const BETWEEN =
	/^(?:[\s,;.!、。]+|(?:at|on|in|and|the|to|for|me|please|tips?)(?=[\s,]|$)|[和在请請发發收])+/iu

type HourOf = (hour: number) => number | null

/** From the hour that people say to the hour of the day. */
const PERIODS: readonly (readonly [words: string, hourOf: HourOf])[] = [
	['凌晨|a\\.?m\\.?', (hour) => (hour > 12 ? null : hour % 12)],
	['清晨|早晨|早上|早|上午', (hour) => (hour > 12 ? null : hour)],
	['中午', (hour) => (hour === 11 || hour === 12 ? hour : hour === 1 || hour === 2 ? hour + 12 : null)],
	['下午|午后|午後|傍晚|p\\.?m\\.?', (hour) => (hour === 0 ? null : hour < 12 ? hour + 12 : hour)],
	['晚上|晚间|晚間|夜里|夜裡|晚', (hour) => (hour < 5 || hour > 12 ? hour : hour === 12 ? 0 : hour + 12)],
]
const HOURS_OF = PERIODS.map(([words, hourOf]) => [new RegExp(`^(?:${words})$`, 'iu'), hourOf] as const)
const PERIOD = `(?<period>${PERIODS.map(([words]) => words).join('|')})`
const HOUR = `(?<hour>${SMALL_NUMBER})`
const PART_OF_HOUR = `(?<half>半)|(?<quarter>[一三13])刻|(?<minutes>${SMALL_NUMBER})分?`

/** The first that fits counts: 7:45 pm before 7:45. */
const CLOCKS: readonly RegExp[] = [
	/^(?<hour>\d{1,2})(?::(?<minutes>\d{2}))?\s*(?<period>[ap]\.?m\b\.?)/iu,
	new RegExp(`^${PERIOD}?\\s*${HOUR}\\s*[点點时時](?:[钟鐘整]|[过過]?(?:${PART_OF_HOUR}))?(?!\\d)`, 'iu'),
	new RegExp(`^${PERIOD}?\\s*(?<hour>\\d{1,2}):(?<minutes>\\d{2})(?![\\d:])`, 'iu'),
	/^(?<hour>\d{1,2})(?=[\s,]|$)/u,
]

const minutesOf = ({ half, quarter, minutes }: Readonly<Record<string, string | undefined>>): number => {
	if (half !== undefined) return 30
	if (quarter !== undefined) return smallNumber(quarter) * 15
	return minutes === undefined ? 0 : smallNumber(minutes)
}

const readTime = (text: string): Read | null => {
	for (const clock of CLOCKS) {
		const found = clock.exec(text)
		if (found === null) continue
		const { hour = '', period, ...part } = found.groups ?? {}
		const hourOf = HOURS_OF.find(([words]) => words.test(period ?? ''))?.[1]
		const said = smallNumber(hour)
		const hours = hourOf === undefined ? said : hourOf(said)
		const minutes = minutesOf(part)
		if (hours === null || hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return null
		return { length: found[0].length, wish: { atMinute: hours * 60 + minutes } }
	}
	return null
}

const HOLIDAYS = '(?:法定)?(?:节假日|節假日|假日|假期)'

/** Words that citizens have for an option, the labels of its buttons among them. */
const OPTIONS: readonly (readonly [words: string, wish: TipWish])[] = [
	[
		'(?:只在|仅|僅|only )?(?:工作日|平日|[周週]一[到至][周週]五)[发發]?|[周週]末不[发發]|weekdays?(?: only)?|no weekends',
		{ weekdaysOnly: true },
	],
	[
		'(?:每天|每日|天天)(?:[发發]?一[条條次])?[发發]?|[周週]末也[发發]|daily|every ?day|weekends too',
		{ weekdaysOnly: false },
	],
	[`${HOLIDAYS}(?:不[发發]|除外)|(?:no|skip|except|without) (?:public )?holidays`, { skipHolidays: true }],
	[`${HOLIDAYS}也[发發]|(?:public )?holidays too|with (?:public )?holidays`, { skipHolidays: false }],
	['静音|靜音|无声|無聲|silent(?:ly)?|without sound|mute', { silent: true }],
	['有声音?|有聲音?|(?:with )?sound', { silent: false }],
]
const OPTION_WORDS = OPTIONS.map(
	([words, wish]) => [new RegExp(`^(?:${words})(?![a-z])`, 'iu'), wish] as const,
)

const readOption = (text: string): Read | null => {
	for (const [words, wish] of OPTION_WORDS) {
		const found = words.exec(text)
		if (found !== null) return { length: found[0].length, wish }
	}
	return null
}

const ZONE_NAME = new RegExp(
	`^(?:${[...ZONES_BY_NAME.keys()].sort((a, b) => b.length - a.length).join('|')})(?![a-z/])`,
	'iu',
)
const IANA_NAME = /^[a-z]+(?:[/_+-][a-z0-9]+)*(?=[\s,;]|$)/iu

/** What looks like a zone is taken for one: whoever subscribes tells that nobody knows it. */
const readZone = (text: string): Read | null => {
	const [name] = ZONE_NAME.exec(text) ?? []
	if (name !== undefined) {
		const zone = ZONES_BY_NAME.get(name.toLowerCase())
		return zone === undefined ? null : { length: name.length, wish: { zone } }
	}
	const [written] = IANA_NAME.exec(text) ?? []
	if (written === undefined) return null
	const zone = spelledZone(written) ?? (written.includes('/') ? written : null)
	return zone === null ? null : { length: written.length, wish: { zone } }
}

const READERS = [readTime, readOption, readZone]

const contradicts = (wish: TipWish, next: TipWish): boolean =>
	Object.entries(next).some(([key, value]) => (wish[key as keyof TipWish] ?? value) !== value)

/** What follows /subscribe: times, zones and options in any order, in Chinese and English. Empty for no wish at all. */
export const parseTipWish = (text: string): ParsedTipWish => {
	let wish: TipWish = {}
	let rest = text.normalize('NFKC').replace(BETWEEN, '')
	while (rest !== '') {
		const read = READERS.map((reader) => reader(rest)).find((found) => found !== null)
		if (read === undefined) return { kind: 'not-understood', words: /^[^\s,]+/u.exec(rest)?.[0] ?? rest }
		if (contradicts(wish, read.wish)) return { kind: 'not-understood', words: rest.slice(0, read.length) }
		wish = { ...wish, ...read.wish }
		rest = rest.slice(read.length).replace(BETWEEN, '')
	}
	return { kind: 'wish', wish }
}
