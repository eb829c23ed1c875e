import { SHARED_DIR } from './pack-files.ts'
import { type Problem, say } from './problem.ts'
import { type CheckedFile, readKnowledgeFile } from './read-file.ts'
import type { KnowledgeReader } from './reader.ts'
import type { FileValue } from './schema.ts'
import type { YamlPath } from './yaml-file.ts'

/** The days of one year that are not as their day of the week says. Dates are `2026-10-01`. */
export interface HolidayYear {
	readonly year: number
	readonly holidays: ReadonlySet<string>
	/** Saturdays and Sundays on which people work. */
	readonly workdays: ReadonlySet<string>
}

export type LoadedHolidays =
	| { readonly years: readonly HolidayYear[] }
	| { readonly problems: readonly Problem[] }

type HolidaysFile = CheckedFile<'holidays'>
type YearEntry = FileValue<'holidays'>[number]

const DAY_MS = 86_400_000
/** No holiday has had more; a slip of the pen in the month does. */
const LONGEST_DAYS = 15

/** The dated table of the shared folder; no years when there is no such file. */
export function loadHolidays(reader: KnowledgeReader): LoadedHolidays {
	const file = readHolidaysFile(reader)
	const problems = checkHolidays(file)
	if (file.value === null || problems.length > 0) return { problems }
	return {
		years: file.value.map(({ year, holidays, workdays }) => ({
			year,
			holidays: new Set(holidays.flatMap(({ from, to }) => datesBetween(from, to))),
			workdays: new Set(workdays),
		})),
	}
}

export const readHolidaysFile = (reader: KnowledgeReader): HolidaysFile =>
	readKnowledgeFile(reader, 'holidays', `${SHARED_DIR}/holidays.yaml`, [])

/** Every problem of the table, in the order of lines. */
export function checkHolidays(file: HolidaysFile): readonly Problem[] {
	const problems = (file.value ?? []).flatMap((entry, index) => {
		const wrong = wrongDates(file, entry, index)
		return wrong.length > 0
			? wrong
			: [...namedTwice(file, entry, index), ...notOnWeekends(file, entry, index)]
	})
	return [...file.problems, ...sameYears(file), ...problems].toSorted((a, b) => a.line - b.line)
}

const dayCount = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS + 1

/** Both included. */
const datesBetween = (from: string, to: string): readonly string[] =>
	Array.from({ length: dayCount(from, to) }, (_, day) => isoDate(Date.parse(from) + day * DAY_MS))

const isoDate = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

const isDate = (text: string): boolean => {
	const ms = Date.parse(text)
	return !Number.isNaN(ms) && isoDate(ms) === text
}

const problemAt =
	(file: HolidaysFile, path: YamlPath) =>
	(message: string, hint: string): Problem => ({ file: file.file, line: file.lineOf(path), message, hint })

/** Dates that are none, that are of another year, or in the wrong order. */
function wrongDates(file: HolidaysFile, { year, holidays, workdays }: YearEntry, index: number) {
	const dates = [
		...holidays.flatMap(({ from, to }, at) => [
			{ date: from, path: [index, 'holidays', at, 'from'] },
			{ date: to, path: [index, 'holidays', at, 'to'] },
		]),
		...workdays.map((date, at) => ({ date, path: [index, 'workdays', at] })),
	]
	const strange = dates
		.filter(({ date }) => !isDate(date) || !date.startsWith(`${year}-`))
		.map(({ date, path }) =>
			problemAt(file, path)(
				say(`${date} 不是 ${year} 年的日期`, `${date} is no date of ${year}`),
				say(
					'照通知核对；跨年的假期只写本年的几天',
					'compare with the notice; write only the days of this year',
				),
			),
		)
	if (strange.length > 0) return strange
	return holidays.flatMap(({ zh, en, from, to }, at) => {
		const days = dayCount(from, to)
		if (days >= 1 && days <= LONGEST_DAYS) return []
		return [
			problemAt(file, [index, 'holidays', at, 'to'])(
				say(`${zh}从 ${from} 到 ${to}，不像一个假期`, `${en} from ${from} to ${to} is no holiday`),
				say(
					`最长 ${LONGEST_DAYS} 天，最后一天不早于第一天`,
					`at most ${LONGEST_DAYS} days, the last not before the first`,
				),
			),
		]
	})
}

function namedTwice(
	file: HolidaysFile,
	{ holidays, workdays }: YearEntry,
	index: number,
): readonly Problem[] {
	const named = [
		...holidays.flatMap(({ from, to }, at) =>
			datesBetween(from, to).map((date) => ({ date, path: [index, 'holidays', at] })),
		),
		...workdays.map((date, at) => ({ date, path: [index, 'workdays', at] })),
	]
	const seen = new Set<string>()
	return named.flatMap(({ date, path }) => {
		if (!seen.has(date)) {
			seen.add(date)
			return []
		}
		return [
			problemAt(file, path)(
				say(`${date} 写了两次`, `${date} is named twice`),
				say('一天要么放假，要么上班，只写一次', 'a day is either off or worked; name it once'),
			),
		]
	})
}

function notOnWeekends(file: HolidaysFile, { workdays }: YearEntry, index: number): readonly Problem[] {
	return workdays.flatMap((date, at) => {
		const day = new Date(`${date}T00:00:00Z`).getUTCDay()
		if (day === 0 || day === 6) return []
		return [
			problemAt(file, [index, 'workdays', at])(
				say(`${date} 本来就是工作日`, `${date} is a working day anyway`),
				say('workdays 只写调休上班的周六、周日', 'workdays holds only Saturdays and Sundays that are worked'),
			),
		]
	})
}

function sameYears(file: HolidaysFile): readonly Problem[] {
	return (file.value ?? []).flatMap(({ year }, index, entries) => {
		if (entries.findIndex((entry) => entry.year === year) === index) return []
		return [
			problemAt(file, [index, 'year'])(
				say(`${year} 年写了两次`, `the year ${year} is there twice`),
				say('合并成一条', 'make one entry of them'),
			),
		]
	})
}
