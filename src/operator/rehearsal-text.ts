import type { DayCount } from '../broadcast/rehearsal/audit.ts'
import type { Mark } from '../broadcast/rehearsal/happenings.ts'
import type { Rehearsal } from '../broadcast/rehearsal/rehearse.ts'
import { MARK_LETTERS, REHEARSAL_WORDS } from './words.ts'

const SHOWN_VIOLATIONS = 20
const DAYS_A_MONTH = 31
const COUNTS = ['sent', 'late', 'closed', 'failed'] as const
const NONE: DayCount = { sent: 0, late: 0, closed: 0, failed: 0 }

/** Chinese characters are two columns wide; labels have eight columns. */
const labelled = (label: string, cells: readonly string[]): string => {
	const width = [...label].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0)
	return `${label}${' '.repeat(Math.max(0, 8 - width))}${cells.map((cell) => cell.padStart(3)).join('')}`.trimEnd()
}

const lettersOf = (marks: ReadonlySet<Mark> | undefined): string =>
	(Object.entries(MARK_LETTERS) as readonly (readonly [Mark, string])[])
		.filter(([mark]) => marks?.has(mark) === true)
		.map(([, letter]) => letter)
		.slice(0, 2)
		.join('')

const monthLines = (month: string, { days, marks }: Rehearsal): readonly string[] => {
	const dates = Array.from({ length: DAYS_A_MONTH }, (_, at) => `${month}-${String(at + 1).padStart(2, '0')}`)
	const { rows } = REHEARSAL_WORDS
	const counted = COUNTS.flatMap((name) => {
		const cells = dates.map((date) => {
			const count = days.get(date)?.[name] ?? 0
			return count === 0 ? (days.has(date) ? '·' : '') : String(count)
		})
		return name === 'sent' || cells.some((cell) => /\d/u.test(cell)) ? [labelled(rows[name], cells)] : []
	})
	const letters = dates.map((date) => lettersOf(marks.get(date)))
	return [
		labelled(
			month,
			dates.map((date) => (days.has(date) ? String(Number(date.slice(8))) : '')),
		),
		...counted,
		...(letters.some((cell) => cell !== '') ? [labelled(rows.marks, letters)] : []),
		'',
	]
}

/** A calendar of what was sent, what happened, and which promises were not kept. */
export const rehearsalText = (rehearsal: Rehearsal): string => {
	const words = REHEARSAL_WORDS
	const { days, violations, duplicates } = rehearsal
	const months = [...new Set([...days.keys()].map((date) => date.slice(0, 7)))].toSorted()
	const sums = [...days.values()].reduce(
		(sum, day) => ({
			sent: sum.sent + day.sent,
			late: sum.late + day.late,
			closed: sum.closed + day.closed,
			failed: sum.failed + day.failed,
		}),
		NONE,
	)
	return [
		...months.flatMap((month) => monthLines(month, rehearsal)),
		words.legend,
		'',
		words.chats(rehearsal),
		words.sums(sums),
		words.machine(rehearsal),
		words.platform(rehearsal),
		words.duplicates(duplicates),
		'',
		...(violations.length === 0
			? [words.kept]
			: [words.broken(violations.length), ...violations.slice(0, SHOWN_VIOLATIONS)]),
	].join('\n')
}
