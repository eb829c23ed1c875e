import { describe, expect, test } from 'vitest'
import { runKnowledgeCheck } from '../../../src/knowledge/check-command.ts'
import { loadHolidays } from '../../../src/knowledge/load-holidays.ts'
import { nodeReader } from '../../../src/knowledge/node-reader.ts'
import { memoryReader } from '../../../src/knowledge/reader.ts'
import { MINI_PACK, miniPackTexts } from '../../support/broken-pack.ts'

const TABLE = `- year: 2026
  source: a notice
  holidays:
    - { zh: 元旦, en: New Year, from: 2026-01-01, to: 2026-01-03 }
    - { zh: 国庆节, en: National Day, from: 2026-10-01, to: 2026-10-07 }
  workdays: [2026-01-04, 2026-10-10]
`

const load = (text: string) => loadHolidays(memoryReader({ 'shared/holidays.yaml': text }))

/** What is said of a table in which one passage was replaced. */
const problemsWith = (passage: string, replacement: string) => {
	expect(TABLE.split(passage)).toHaveLength(2)
	const loaded = load(TABLE.replace(passage, replacement))
	return 'problems' in loaded ? loaded.problems : []
}

describe('the table of holidays', () => {
	test('holds every day of a holiday', () => {
		const loaded = load(TABLE)
		const [year] = 'years' in loaded ? loaded.years : []
		expect([...(year?.holidays ?? [])].slice(0, 4)).toEqual([
			'2026-01-01',
			'2026-01-02',
			'2026-01-03',
			'2026-10-01',
		])
	})

	test('has no years where there is no file', () => {
		expect(loadHolidays(memoryReader({}))).toEqual({ years: [] })
	})

	test.each([
		['a date that does not exist', 'to: 2026-10-07', 'to: 2026-10-32', 5, '2026-10-32 is no date of 2026'],
		['a date of another year', 'from: 2026-01-01', 'from: 2025-12-31', 4, '2025-12-31 is no date of 2026'],
		['a working day of another year', '[2026-01-04,', '[2025-01-04,', 6, '2025-01-04 is no date of 2026'],
		['a day nought', 'to: 2026-01-03', 'to: 2026-01-00', 4, 'no date'],
		['days in the wrong order', 'from: 2026-10-01', 'from: 2026-10-08', 5, 'is no holiday'],
		['a slip in the month', 'to: 2026-01-03', 'to: 2026-03-01', 4, 'is no holiday'],
		['a day that is off and worked', '2026-01-04', '2026-01-03', 6, '2026-01-03 is named twice'],
		[
			'a day in two holidays',
			'from: 2026-10-01, to: 2026-10-07',
			'from: 2026-01-03, to: 2026-01-04',
			5,
			'twice',
		],
		['a working day in the week', '2026-10-10', '2026-10-09', 6, '2026-10-09 is a working day anyway'],
	])('%s is told by its line', (_, passage, replacement, line, message) => {
		expect(problemsWith(passage, replacement)[0]).toMatchObject({
			file: 'shared/holidays.yaml',
			line,
			message: expect.stringContaining(message),
		})
	})

	test('a year that is there twice is told', () => {
		const loaded = load(TABLE + TABLE)
		expect('problems' in loaded && loaded.problems).toMatchObject([
			{ line: 7, message: expect.stringContaining('2026 is there twice') },
		])
	})

	test('a wrong shape is told in words', () => {
		expect(problemsWith('[2026-01-04, 2026-10-10]', '2026-01-04')).toMatchObject([
			{ line: 6, message: expect.stringContaining('wrong type') },
		])
	})

	test('is part of `knowledge check`', () => {
		const texts = { ...miniPackTexts(), 'shared/holidays.yaml': TABLE.replace('2026-10-10', '2026-10-09') }
		const printed: string[] = []
		runKnowledgeCheck(['check'], {
			reader: memoryReader(texts),
			packId: MINI_PACK,
			readText: () => null,
			print: (text) => printed.push(text),
		})
		expect(printed.join('\n')).toContain('shared/holidays.yaml:6 ')
	})
})

describe('the shipped table', () => {
	const shipped = () => {
		const loaded = loadHolidays(nodeReader('knowledge'))
		if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems))
		return new Map(loaded.years.map((year) => [year.year, year]))
	}

	test.each([
		[2025, 28, 5],
		[2026, 33, 6],
	])('has the days off and the make-up days of %i that the notice names', (year, daysOff, daysWorked) => {
		const entry = shipped().get(year)
		expect([entry?.holidays.size, entry?.workdays.size]).toEqual([daysOff, daysWorked])
	})
})
